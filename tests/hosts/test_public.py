"""The website for the public in a stranger's site, by docs/host-site.md: each of its packages alone, without
anything that is built for learners.
"""

import json

import pytest

from tests.hosts.conftest import ROOT, SITES, assert_as_the_tests_are, begin
from tests.hosts.test_start import code_of, codes_of, installed, started

SECTION = "A website for the public"
AROUND = {
    "cookies": [],
    "others": [404, 404, 404],
    "host": 200,
}


def visited(wheel, place, alone: str) -> dict:
    """`PLATFORM` for `APPS`, as the page says, and one of its packages."""
    settings, urls = codes_of(SECTION)
    assert "PUBLIC_APPS" in settings
    started(place)
    installed(place)
    base = place / "mysite" / "settings" / "base.py"
    written = base.read_text().replace(
        code_of("1. Settings"), code_of("1. Settings").replace("APPS", "PLATFORM", 1)
    )
    written = written.replace("[*APPS, *INSTALLED_APPS]", "[*PLATFORM, *INSTALLED_APPS]")
    base.write_text(f"{written}\n{settings.replace('*PUBLIC_APPS', repr(alone))}")
    (place / "mysite" / "urls_public.py").write_text(urls)
    environment = begin(wheel, "public", place, stage=f"@{alone}", after="@") | {
        "settings": "mysite.settings.dev"
    }
    met = wheel.run(
        str(SITES / "public_visit.py"), **environment, PYTHONPATH=f"{wheel.installed}:{place}:{ROOT}"
    )
    assert met.returncode == 0, met.stdout + met.stderr
    assert_as_the_tests_are(place)
    return json.loads(met.stdout)


@pytest.mark.slow
def test_the_pages_of_the_programme_alone(wheel, tmp_path):
    assert visited(wheel, tmp_path, "lms.programme") == {
        "home": True,
        "coping": True,
        "tool": True,
        "found": True,
        **AROUND,
        "desk": [302, "/staff/login/?"],
    }


@pytest.mark.slow
def test_good_practices_alone(wheel, tmp_path):
    assert visited(wheel, tmp_path, "lms.network") == {
        "found": True,
        "practice": True,
        "feed": True,
        **AROUND,
        "desk": [302, "/staff/login/?"],
    }


@pytest.mark.slow
def test_the_directory_of_services_alone(wheel, tmp_path):
    assert visited(wheel, tmp_path, "lms.services") == {
        "found": True,
        "address": "/services/again/",
        "service": True,
        "api": 1,
        **AROUND,
        "desk": [302, "/staff/login/?"],
    }


@pytest.mark.slow
def test_stories_alone(wheel, tmp_path):
    assert visited(wheel, tmp_path, "lms.stories") == {
        "found": True,
        "story": True,
        "told": True,
        **AROUND,
        "desk": [302, "/staff/login/?"],
    }
