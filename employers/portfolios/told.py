"""What she tells beside what she has shown, as facts in words: the same for her, for an employer and on
paper.
"""

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.areas import called
from employers.portfolios.enums import EXTRAS, Cefr, Part, Transport
from lms.core import days, written
from lms.core.texts import Text, name_here

#: So many weeks ahead are told in weeks; what is later is "later".
WEEKS = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """`key` is the part it belongs to."""

    key: Any
    title: str
    lines: list[str]


def text_in(told: dict[str, Any], key: str) -> str:
    """Words that say their language; "" where there are none."""
    words, language = told.get(key) or ("", "")
    return Text(words, language)


def facts_of(told: dict[str, Any], *, languages: str = "", available: str = "") -> list[Fact]:
    """`languages` and `available` are what she typed for this share alone."""
    titles = {Part.AGE: _("Age"), Part.NATIONALITY: _("Nationality"), Part.ADDRESS: _("Address")}
    rows = [
        Fact(Part.LANGUAGES, _("Languages"), [*_languages(told), *([languages] if languages else [])]),
        Fact(Part.WHEN, _("Can work"), [*_times(told), *([available] if available else [])]),
        Fact(Part.WHERE, _("Where"), list(_places(told))),
        Fact(Part.PERMIT, _("May work in"), [written.country(code) for code in told.get("may_work_in", [])]),
        *(Fact(key, titles[key], [told[key]]) for key in EXTRAS if told.get(key)),
    ]
    return [row for row in rows if row.lines]


def _languages(told: dict[str, Any]) -> Iterator[str]:
    for code, cefr in told.get("languages", []):
        name = name_here(code)
        yield _("%(language)s: %(level)s") % {
            "language": name[:1].upper() + name[1:],
            "level": Cefr(cefr).label,
        }


def _times(told: dict[str, Any]) -> Iterator[str]:
    if told.get("from"):
        yield _start(datetime.date.fromisoformat(told["from"]))
    if told.get("hours"):
        yield ngettext("%(hours)d hour a week", "%(hours)d hours a week", told["hours"]) % {
            "hours": told["hours"]
        }
    if times := text_in(told, "times"):
        yield times


def _start(day: datetime.date) -> str:
    """In weeks: the day itself would be the same for two employers."""
    weeks = math.ceil((day - days.today()).days / 7)
    if weeks <= 0:
        return _("now")
    if weeks > WEEKS:
        return _("in more than %(weeks)d weeks") % {"weeks": WEEKS}
    return ngettext("in about %(weeks)d week", "in about %(weeks)d weeks", weeks) % {"weeks": weeks}


def _places(told: dict[str, Any]) -> Iterator[str]:
    yield from map(called, told.get("areas", []))
    if told.get("transport"):
        yield str(Transport(told["transport"]).label)
