"""docs/host-site.md to the letter, on what `wagtail start` makes: the code of the page, three edits."""

import difflib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hosts.conftest import ROOT, SITES, Wheel

PAGES = '    path("", include(wagtail_urls)),\n    # Alternatively'


def code_of(heading: str) -> str:
    """The first block of code below a heading of the page."""
    page = (ROOT / "docs" / "host-site.md").read_text()
    return re.search(rf"## {re.escape(heading)}\n.*?```python\n(.*?)```", page, re.DOTALL)[1]


def started(place: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "wagtail.bin.wagtail", "start", "mysite", str(place)],
        check=True,
        capture_output=True,
        cwd=place,
    )
    return place


def installed(place: Path, *, more: str = "") -> None:
    settings, urls = place / "mysite/settings/base.py", place / "mysite/urls.py"
    settings.write_text(f"{settings.read_text()}\n{code_of('1. Settings')}\n{more}")
    assert PAGES in urls.read_text()
    urls.write_text(urls.read_text().replace(PAGES, f"    {code_of('2. Addresses').strip()},\n{PAGES}"))


def visit(wheel: Wheel, place: Path) -> dict:
    met = wheel.run(
        str(SITES / "start_visit.py"),
        settings="mysite.settings.dev",
        place=place,
        PYTHONPATH=f"{wheel.installed}:{place}",
    )
    assert met.returncode == 0, met.stdout + met.stderr
    return json.loads(met.stdout)


def changed(before: dict, after: dict) -> dict:
    """By address, what answers otherwise: the two, or of two pages the lines."""
    found = {}
    for address in before.keys() | after.keys():
        was, now = before.get(address), after.get(address)
        if was != now:
            pages = [str(answer[-1]).splitlines() for answer in (was, now) if answer]
            found[address] = (was[:2], now[:2], list(difflib.unified_diff(*pages, lineterm="", n=0)))
    return found


@pytest.mark.slow
def test_three_edits_open_the_door_and_change_nothing_else(wheel, tmp_path_factory):
    place = started(tmp_path_factory.mktemp("start"))
    before = visit(wheel, place)
    shutil.move(place / "migrated.sqlite3", place / "db.sqlite3")  # a site that is there already
    shutil.rmtree(place / "media")
    installed(place)
    after = visit(wheel, place)
    otherwise = changed(before["theirs"], after["theirs"])
    assert otherwise == {}, otherwise
    assert after["ours"] == {
        "enter": 200,
        "kept": "no-store",
        "policy": "default-src 'none'",
        "entered": [302, "/learn/pin/"],
        "then": 200,
        "desk": [302, "/staff/login/?next=%2Fteach%2F"],
        "check": 200,
        "in their design": [200, [True, True, True, True], False],
    }
