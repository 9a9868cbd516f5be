"""What the code offers is written down where somebody would look for it."""

import re
from importlib import import_module

import pytest

from tests.architecture import house

CONF = house.ROOT / "lms" / "core" / "conf.py"
SETTING = re.compile(r"\b(?:LMS|COURSES|EMPLOYERS)_[A-Z][A-Z_]+\b")
COMMANDS = [
    path for path in house.python_files() if path.parent.name == "commands" and path.stem != "__init__"
]


def documents() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*house.ROOT.glob("*.md"), *(house.ROOT / "docs").rglob("*.md")]
    )


def test_every_setting_is_described_where_settings_are_read():
    """The ready-made site may have settings of its own; a host site looks into lms/core/conf.py."""
    described = set(SETTING.findall(house.source(CONF)))
    files = [path for path in house.python_files() if not house.module_name(path).startswith(house.SITE)]
    used = {
        name: path.relative_to(house.ROOT).as_posix()
        for path in files
        for text in house.strings(path)
        if not text.count("\n")
        for name in SETTING.findall(text)
    }
    used |= {
        name: path.relative_to(house.ROOT).as_posix()
        for path in files
        for name in re.findall(r"settings\.((?:LMS|COURSES|EMPLOYERS)_[A-Z_]+)", house.source(path))
    }
    assert {name: place for name, place in used.items() if name not in described} == {}


def test_the_ready_made_site_sets_nothing_that_nobody_reads():
    known = set(
        SETTING.findall(
            "\n".join(
                house.source(path) for path in house.python_files() if "/settings/" not in path.as_posix()
            )
        )
    )
    settings = [path for path in house.python_files() if "/site/settings/" in path.as_posix()]
    assert {
        name
        for path in settings
        for name in re.findall(r"^((?:LMS|COURSES|EMPLOYERS)_[A-Z_]+)\b", house.source(path), re.MULTILINE)
    } - known == set()


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_every_command_says_what_it_does_and_is_documented(path):
    assert import_module(house.module_name(path)).Command.help
    assert path.stem in documents()


def test_a_check_has_an_id_of_its_own():
    """Whoever silences one by its id silences no other."""
    used: dict[str, set[str]] = {}
    for path in house.python_files():
        for number in re.findall(r'"(\w+\.[EW]\d{3})"', path.read_text(encoding="utf-8")):
            used.setdefault(number, set()).add(house.place(path))
    made = {
        number: sorted(place for place in places if not place.startswith("lms/site/settings/"))
        for number, places in used.items()
    }
    assert {number: places for number, places in made.items() if len(places) > 1} == {}
