"""A site may leave any [O] app out: the others still check, and want no migration."""

import os
import subprocess
import sys

import pytest

from tests.architecture import house

SETTINGS = """
from lms.site.settings.test import *

INSTALLED_APPS = [name for name in INSTALLED_APPS if name not in {left_out!r}]
"""
LOOK = """
import gc

gc.disable()  # it ends soon

import django
from django.core.management import call_command

django.setup()
call_command("check", fail_level="WARNING")
call_command("makemigrations", check_changes=True, dry_run=True)
"""


@pytest.mark.parametrize(
    "left_out", [*([name] for name in house.optional_apps()), house.optional_apps()], ids="+".join
)
def test_a_site_without_it_is_whole(tmp_path, left_out):
    (tmp_path / "settings_without.py").write_text(SETTINGS.format(left_out=left_out))
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "settings_without",
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{house.ROOT}",
    }
    result = subprocess.run(
        [sys.executable, "-c", LOOK],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
