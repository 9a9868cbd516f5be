"""Plans alone in a stranger's site, by docs/host-site.md: without courses, employers, or the website for the
public.
"""

import json

import pytest

from tests.hosts.conftest import ROOT, SITES, assert_as_the_tests_are, begin
from tests.hosts.test_start import code_of, installed, started


@pytest.mark.slow
def test_plans_go_without_anything_to_learn(wheel, tmp_path):
    installed_as_the_page_says(tmp_path)
    environment = begin(wheel, "plans", tmp_path) | {"settings": "mysite.settings.dev"}
    met = wheel.run(
        str(SITES / "plans_visit.py"),
        **environment,
        PYTHONPATH=f"{wheel.installed}:{tmp_path}:{SITES}:{ROOT}",
    )
    assert met.returncode == 0, met.stdout + met.stderr
    assert_as_the_tests_are(tmp_path)
    assert json.loads(met.stdout) == {
        "home": "/learn/",
        "said together": True,
        "printed": "%PDF-",
        "written": 200,
        "lead nowhere": [],
    }


def installed_as_the_page_says(place) -> None:
    started(place)
    installed(place)
    base = place / "mysite" / "settings" / "base.py"
    whole, alone = code_of("1. Settings"), code_of("Plans alone")
    lines = [
        line for line in whole.splitlines() if not line.startswith(("from lms.installing", "INSTALLED_APPS"))
    ]
    assert whole in base.read_text()
    base.write_text(base.read_text().replace(whole, "\n".join([alone, *lines])))
