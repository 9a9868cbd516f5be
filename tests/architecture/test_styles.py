"""Style sheets: put together from their parts, and no class that nobody uses."""

import re

import pytest

from tests.architecture import house
from tools.styles import IMPORT, PARTS, SHEETS, joined

#: Classes that are put together from a part that is written and one that is not: {begin of the class: where}.
PUT_TOGETHER = {
    "certificate--": "courses/certificates/sheet.html: how much stands on it",
    "certificate__name--": "courses/certificates/sheet.html: how long the name is",
    "answer--": "courses/certificates/verify.html: the outcome of a check",
    "callout--": "lms/blocks/note.html: its tone",
    "feedback--": "courses/player/feedback.html: its tone",
    "message--": "lms/components/messages.html: its level",
}
CLASS = re.compile(r"\.(-?[a-zA-Z][\w-]*)")


def selectors(css: str) -> str:
    """Everything before an opening brace, without comments, strings and numbers."""
    bare = re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", "", css, flags=re.DOTALL)
    return " ".join(re.findall(r"([^{};]+)\{", bare))


def our_sheets():
    folders = [house.ROOT / package for package in house.PACKAGES]
    return sorted(path for folder in folders for path in folder.rglob("*.css"))


def everything_written() -> str:
    files = [
        *(house.TEMPLATES.rglob("*.html")),
        *house.python_files(),
        *(path for package in house.PACKAGES for path in (house.ROOT / package).rglob("*.js")),
        *(path for package in house.PACKAGES for path in (house.ROOT / package).rglob("*.svg")),
        *(house.ROOT / "demo").rglob("*.svg"),
    ]
    return " ".join(path.read_text(encoding="utf-8") for path in files)


def unused(css: str, written: set[str]) -> set[str]:
    return {
        name
        for name in CLASS.findall(selectors(css))
        if name not in written and not name.startswith(tuple(PUT_TOGETHER))
    }


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_what_its_parts_say(sheet):
    assert SHEETS[sheet].read_text(encoding="utf-8") == joined(sheet)


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_part_is_taken_once(sheet):
    taken = IMPORT.findall((PARTS / sheet / "index.css").read_text(encoding="utf-8"))
    there = [path.relative_to(PARTS / sheet).as_posix() for path in (PARTS / sheet).rglob("*.css")]
    assert sorted([*taken, "index.css"]) == sorted(there)


def test_every_class_is_used():
    written = set(re.findall(r"-?[a-zA-Z][\w-]*", everything_written()))
    found = {
        str(path.relative_to(house.ROOT)): sorted(unused(path.read_text(encoding="utf-8"), written))
        for path in our_sheets()
    }
    assert {path: names for path, names in found.items() if names} == {}


def test_a_class_nobody_uses_would_be_found():
    css = ".card > .card__gone:hover, .answer--valid { color: red } /* .old { } */ @media print { .x1 { } }"
    assert unused(css, {"card"}) == {"card__gone", "x1"}


def test_every_beginning_is_still_written():
    written = everything_written()
    assert [begin for begin in PUT_TOGETHER if begin not in written] == []
