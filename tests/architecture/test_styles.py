"""Style sheets: put together from their parts, and no class that nobody uses."""

import re
from pathlib import Path

import pytest

from tests.architecture import house
from tools.styles import IMPORT, PARTS, SHEETS, joined

#: Classes that are put together from a part that is written and one that is not: {begin of the class: where}.
PUT_TOGETHER = {
    "steps--": "lms_pathways/together/steps_sheet.html: how tightly the sheet is set",
    "slot--": "lms_network/tables/slot.html: how far a translation is",
    "strip--": "lms_programme/coping/tool_page.html: how strong a feeling is",
    "tone-": "lms/listing/list.html: the tone of a cell",
    "certificate--": "courses/certificates/sheet.html: how much stands on it",
    "answer--": "courses/certificates/verify.html: the outcome of a check",
    "callout--": "lms/blocks/note.html: its tone",
    "judged__one--": "courses/activities/looked_at.html: how one thing is",
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


def templates() -> list[Path]:
    beside_code = [path for package in house.PACKAGES for path in (house.ROOT / package).rglob("*.html")]
    return [*house.TEMPLATES.rglob("*.html"), *beside_code]


def everything_written() -> str:
    files = [
        *templates(),
        *house.python_files(),
        *(path for package in house.PACKAGES for path in (house.ROOT / package).rglob("*.js")),
        *(path for package in house.PACKAGES for path in (house.ROOT / package).rglob("*.svg")),
        *house.TEMPLATES.rglob("*.svg"),
        *(house.ROOT / "demo").rglob("*.svg"),
    ]
    return " ".join(path.read_text(encoding="utf-8") for path in files)


#: Wagtail's own, which what we add to its editor stands in.
OF_WAGTAIL = ("w-", "c-sf-")


def unused(css: str, written: set[str]) -> set[str]:
    return {
        name
        for name in CLASS.findall(selectors(css))
        if name not in written and not name.startswith((*OF_WAGTAIL, *PUT_TOGETHER))
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


#: Classes that no sheet of ours knows, and why they are written.
KNOWN_ELSEWHERE = {
    "answer--named": "the plain outcome of a check; the others are marked",
    "line__who": "who wrote; bold by its element",
    "cards": "the body of the cards' sheet, for whoever restyles it",
    "certificate": "the body of the certificate's sheet, for whoever restyles it",
    "certificate__sheet": "the same",
    "choice__input": "a hook for whoever restyles it; the look comes from .choice > input",
    "button-secondary": "Wagtail's own, on a page of its editor",
    "button-small": "the same",
    "w-sr-only": "the same",
    "error-message": "Wagtail's own, on its page of an account",
    "help-block": "Wagtail's own, on its pages before a page goes",
    "nice-padding": "the same",
    "listing": "Wagtail's own, on a page of its editor",
    "help-warning": "the same",
    "help-critical": "the same",
    "w-panel": "Wagtail's own, on a page of its editor",
    "no": "the same: the button that takes away",
    "guide__side--not": "the plain side of a pair; only the other is marked",
}


def classes_of(template: str) -> set[str]:
    """Whole classes that a template writes; what is put together with a tag is left out."""
    without_tags = re.sub(r"\{[{%].*?[%}]\}", "\0", template)
    written = " ".join(re.findall(r'class="([^"]*)"', without_tags))
    return {piece for piece in written.split() if "\0" not in piece}


def test_every_class_a_template_writes_has_a_look():
    known = {name for path in our_sheets() for name in CLASS.findall(selectors(path.read_text("utf-8")))}
    found = {
        path.relative_to(house.ROOT).as_posix(): sorted(
            classes_of(path.read_text(encoding="utf-8")) - known - KNOWN_ELSEWHERE.keys()
        )
        for path in templates()
    }
    assert {path: names for path, names in found.items() if names} == {}
