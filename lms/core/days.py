"""Days: what today is, to which day a moment belongs, when a day begins and ends.

A day is the site's, not the server's and not the reader's: "until 3 June" ends for everybody at the end of
3 June where the site is. Whoever needs a day asks here, in pages, in the worker and in commands alike;
tests/architecture/test_days.py finds who does not.
"""

import datetime
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from lms.core.shared import uncopied

#: How long another process may go on with the zone of before, in seconds.
ZONE, ZONE_SECONDS = "lms-zone", 10
ONE = datetime.timedelta(days=1)
_FIRST_OF_NEXT = datetime.timedelta(microseconds=1)
_who_knows: list[Callable[[], str]] = []


def zone_is_told_by(name_of_zone: Callable[[], str]) -> None:
    """`name_of_zone` gives the name of the site's zone, such as "Europe/Rome"; "" for TIME_ZONE."""
    _who_knows[:] = [name_of_zone]


def forget_zone() -> None:
    uncopied.pop(ZONE, None)


def zone() -> datetime.tzinfo:
    until, name = uncopied.get(ZONE, (0.0, ""))
    now = time.monotonic()
    if now >= until:
        name = _who_knows[0]() if _who_knows else ""
        uncopied[ZONE] = now + ZONE_SECONDS, name
    try:
        return ZoneInfo(name) if name else timezone.get_default_timezone()
    except ZoneInfoNotFoundError:  # it was renamed: the times are then those of the setting
        return timezone.get_default_timezone()


def zone_named(name: str) -> datetime.tzinfo:
    """The zone of another place, such as "Europe/Athens"; the site's for "" and where nobody knows it."""
    try:
        return ZoneInfo(name) if name else zone()
    except (ZoneInfoNotFoundError, ValueError):
        return zone()


def local(moment: datetime.datetime, named: str = "") -> datetime.datetime:
    """The same moment as clocks at the site show it; `named` is the zone of another place."""
    return moment.astimezone(zone_named(named))


def moment_at(day: datetime.date, clock: datetime.time, named: str = "") -> datetime.datetime | None:
    """When it is so late on this day where clocks are those of the zone, in UTC: the first time, where it is
    so late twice. None when clocks are put forward and it never is.
    """
    moment = datetime.datetime.combine(day, clock, tzinfo=zone_named(named)).astimezone(datetime.UTC)
    shown = local(moment, named)
    return moment if (shown.day, shown.time()) == (day.day, clock.replace(tzinfo=None)) else None


def today() -> datetime.date:
    return day_of(timezone.now())


def day_of(moment: datetime.datetime, named: str = "") -> datetime.date:
    return local(moment, named).date()


def as_day(value: datetime.date) -> datetime.date:
    """A day as it is; of a moment, its day."""
    return day_of(value) if isinstance(value, datetime.datetime) else value


def start_of(day: datetime.date) -> datetime.datetime:
    """The first moment of a day, in UTC. Where clocks skip midnight, the day begins later."""
    return datetime.datetime.combine(day, datetime.time(), tzinfo=zone()).astimezone(datetime.UTC)


def noon_of(day: datetime.date) -> datetime.datetime:
    """For what happened on a day, nobody knows when."""
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=zone()).astimezone(datetime.UTC)


def end_of(day: datetime.date) -> datetime.datetime:
    """The last moment of a day, in UTC: what holds until a day holds until then."""
    return start_of(day + ONE) - _FIRST_OF_NEXT


def in_days(count: int) -> datetime.date:
    """The day so many days from today; before today with a negative count."""
    return today() + count * ONE


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month; its last one where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year_after, month_after = divmod(year * 12 + month + 1, 12)
    last = datetime.date(year_after, month_after + 1, 1) - ONE
    return last.replace(day=min(day.day, last.day))
