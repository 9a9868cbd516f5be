"""What stands in the history of a service, in words: columns, codes and days mean nothing to a reader."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from lms.contacts.enums import Answer
from lms.core import written
from lms.core.texts import Text, in_a_row, name_here
from lms.services.directory.labels import LABELS
from lms.services.directory.models import Service
from lms.services.keeping.enums import Done
from lms.services.keeping.rows import ROW_KINDS, row_in_words
from lms.services.needs.enums import Need
from lms.services.reaching.rules import WEEKDAYS

IN_A_LANGUAGE = re.compile(r"(\w+) \(([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class Told:
    what: str
    before: str
    after: str


def told(member: str, before: str, after: str, *, language: str) -> Told:
    """`language` is the service's own, in which its texts are."""
    match = IN_A_LANGUAGE.fullmatch(member)
    name, said_in = match.groups() if match else (member, language)
    what = str(Done(name).label) if name in Done.values else str(_called(name))
    if match:
        what = f"{what} ({name_here(said_in)})"
    return Told(what, *(_value(name, each, said_in) if each else "" for each in (before, after)))


def _called(name: str) -> Any:
    return ROW_KINDS[name].label if name in ROW_KINDS else LABELS.get(name, name)


def _value(name: str, said: str, language: str) -> str:
    if read := _READ.get(name):
        try:
            return read(said)
        except (ValueError, TypeError, KeyError):  # written by another version
            return said
    choices = _choices(name)
    return str(choices[said]) if said in choices else Text(said, language)


def _choices(name: str) -> dict[str, Any]:
    try:
        return dict(Service._meta.get_field(name).flatchoices)
    except FieldDoesNotExist:
        return {}


def _day(words: Callable[[], str]) -> Callable[[str], str]:
    return lambda said: words() % {"date": written.day(parse_date(said))}


def _names(called: Callable[[str], Any]) -> Callable[[str], str]:
    return lambda said: in_a_row(str(called(each)) for each in json.loads(said))


def _week(said: str) -> str:
    """As `lms.services.editing.actions.set_hours` notes it: stretches, and the days on which it is closed."""
    stretches, closed = json.loads(said)
    told = [_stretch(*each.split(" ", 1)) for each in stretches.split(", ") if each]
    shut = [
        _("%(day)s: closed") % {"day": written.weekday_named(int(day))} for day in closed.split(",") if day
    ]
    return in_a_row(_joined([*told, *shut]))


def _stretch(days: str, hours: str) -> str:
    named = in_a_row(written.weekday_named(WEEKDAYS[day.strip()]) for day in days.split(",") if day)
    return f"{named} {hours}".strip()


def _joined(words: Iterable[str]) -> list[str]:
    return [word[:1].upper() + word[1:] for word in words]


def _row(said: str) -> str:
    return row_in_words(json.loads(said))


_READ: dict[Any, Callable[[str], str]] = {
    **dict.fromkeys(ROW_KINDS, _row),
    Done.REVIEWED: _day(lambda: _("holds until %(date)s")),
    Done.PAUSED: _day(lambda: _("shown again from %(date)s")),
    "needs": _names(lambda need: Need(need).label),
    "languages": _names(name_here),
    "phones": _names(str),
    "countries": _names(written.country),
    "links": lambda said: in_a_row(each["url"] for each in json.loads(said)),
    "call_steps": lambda said: in_a_row(step["title"] for step in json.loads(said)),
    "hours": _week,
    "language": name_here,
    "answers_day_and_night": lambda said: str((Answer.YES if said == "True" else Answer.NO).label),
}
