"""What is made ready before anybody asks for it, seen in a process of its own."""

import json
import subprocess
import sys

import pytest

from lms.printing.pdf import is_available

#: Prints what the given lines leave in `found`.
PROCESS = """
import gc, json, os, sys, types
os.environ["DJANGO_SETTINGS_MODULE"] = "lms.site.settings.test"
import django
django.setup()
{lines}
print(json.dumps(found))
"""
STARTED = """
from lms.site import gunicorn
gunicorn.when_ready(types.SimpleNamespace(cfg=types.SimpleNamespace(preload_app={preload})))
found = ["weasyprint" in sys.modules, len(os.listdir("/proc/self/task"))]
"""
FIRST_SHEET = """
from bench.sheets import ours
from lms.printing.pdf import is_available
is_available()
gc.collect()  # as the server does before it answers: else the size of the site decides what is found
found = []
gc.callbacks.append(lambda phase, info: phase == "start" and info["generation"] == 2 and found.append(1))
ours(("en",))
"""

pytestmark = pytest.mark.skipif(not is_available(), reason="Pango is not installed")


def told(lines):
    command = [sys.executable, "-c", PROCESS.format(lines=lines)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Threads are counted as Linux tells them")
@pytest.mark.parametrize("preload", [True, False])
def test_the_library_of_sheets_is_loaded_once_for_all_workers_and_starts_no_thread(preload):
    """A lock that another thread held would stay shut in every worker. Commands load it when they print."""
    assert told(STARTED.format(preload=preload)) == [preload, 1]


def test_no_garbage_is_looked_for_in_the_whole_process_while_the_first_sheet_is_made():
    assert told(FIRST_SHEET) == []
