"""Whether a service is open at a moment, in words. A day nobody told about is not known, and never closed."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from lms.core import days
from lms.core.written import weekday_and_day
from lms.services.countries import ZONES

WEEK = 7
MIDNIGHT = datetime.time(0)


class Kind(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


DRAWINGS = {Kind.OPEN: "clock", Kind.CLOSED: "moon", Kind.UNKNOWN: "ask"}


@dataclass(frozen=True, slots=True)
class State:
    kind: Kind
    words: str
    more: str = ""

    @property
    def drawing(self) -> str:
        return DRAWINGS[self.kind]


@dataclass(frozen=True, slots=True)
class Stretch:
    opens: datetime.time
    closes: datetime.time | None

    @property
    def words(self) -> str:
        until = at_clock(self.closes or MIDNIGHT)
        return _("%(opens)s to %(closes)s") % {"opens": at_clock(self.opens), "closes": until}

    def holds(self, time: datetime.time) -> bool:
        return self.opens <= time and (self.closes is None or time < self.closes)


class Week:
    """The hours of each weekday on the days that follow `now`. `None` stands for not known."""

    def __init__(self, rows: Iterable[Any], *, country: str, always: bool, now: datetime.datetime) -> None:
        zone = ZONES.get(country)
        self.now = now.astimezone(ZoneInfo(zone)) if zone else days.local(now)
        self.today = days.day_of(self.now.replace(tzinfo=days.zone()))  # by the clock there
        self.always = always
        self.rows = list(rows)

    def on(self, ahead: int) -> list[Stretch] | None:
        """So many days from now: the stretches in order, [] when it is closed."""
        day = self.today + ahead * days.ONE
        rows = [row for row in self.rows if row.weekday == day.isoweekday() and _holds(row, day)]
        if not rows:
            return None
        return [Stretch(row.opens, row.closes) for row in rows if not row.is_closed]

    @property
    def is_open(self) -> bool:
        time = self.now.time()
        return self.always or any(stretch.holds(time) for stretch in self.on(0) or ())

    @property
    def state(self) -> State:
        if self.always:
            return State(Kind.OPEN, _("Answers day and night"))
        today, time = self.on(0), self.now.time()
        if today is None:
            return State(Kind.UNKNOWN, _("Hours not known: call first"))
        current = next((stretch for stretch in today if stretch.holds(time)), None)
        if current:
            return State(
                Kind.OPEN, _("Open now, until %(time)s") % {"time": at_clock(current.closes or MIDNIGHT)}
            )
        return State(Kind.CLOSED, _("Closed now"), self._opens(today, time))

    def _opens(self, today: list[Stretch], time: datetime.time) -> str:
        """When it opens next, as far as it is known."""
        later = next((stretch for stretch in today if stretch.opens > time), None)
        if later:
            return _("Opens today at %(time)s") % {"time": at_clock(later.opens)}
        for ahead in range(1, WEEK + 1):
            stretches = self.on(ahead)
            if stretches is None:
                return ""
            if stretches:
                day = weekday_and_day(self.today + ahead * days.ONE)
                return _("Opens %(day)s, %(time)s") % {"day": day, "time": at_clock(stretches[0].opens)}
        return ""


def _holds(row: Any, day: datetime.date) -> bool:
    return not (row.valid_from and day < row.valid_from) and not (row.valid_to and day > row.valid_to)


def at_clock(time: datetime.time) -> str:
    """09:30, the same in every language: as it stands on doors."""
    return f"{time.hour:02d}:{time.minute:02d}"
