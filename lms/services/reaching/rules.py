"""What schedules mean for a week."""

import datetime
from collections.abc import Iterable, Iterator

from lms.services.reaching.models import Hours, Schedule

WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), start=1)}
MIDNIGHT = datetime.time()


def week_of(schedules: Iterable[Schedule], closed_days: str = "") -> list[Hours]:
    """The hours of each weekday, not saved and belonging to nobody yet. What is no plain week, such as every
    second Tuesday, says nothing about an hour: it is not known.
    """
    found = [hours for schedule in schedules if _is_plain(schedule) for hours in _days_of(schedule)]
    open_days = {hours.weekday for hours in found}
    closed = [int(day) for day in closed_days.split(",") if day]
    return found + [Hours(weekday=day, is_closed=True) for day in closed if day not in open_days]


def _is_plain(schedule: Schedule) -> bool:
    return (
        schedule.freq.upper() in {"WEEKLY", ""}
        and schedule.interval in {None, 1}
        and schedule.opens_at is not None
        and schedule.closes_at is not None
        and not any(
            schedule.other.get(name) for name in ("byweekno", "bymonthday", "byyearday", "count", "until")
        )
        and all(day.strip() in WEEKDAYS for day in schedule.byday.split(",") if schedule.byday)
    )


def is_every_week(schedule: Schedule) -> bool:
    """A plain week without an end: what seven lines on a door can say."""
    return _is_plain(schedule) and schedule.valid_from is None and schedule.valid_to is None


def days_named(schedule: Schedule) -> list[int]:
    """Where it names none, all of them."""
    named = [WEEKDAYS[day.strip()] for day in schedule.byday.split(",")] if schedule.byday else []
    return named or list(WEEKDAYS.values())


def _days_of(schedule: Schedule) -> Iterator[Hours]:
    for day in days_named(schedule):
        yield from _stretches(schedule, day)


def _stretches(schedule: Schedule, day: int) -> Iterator[Hours]:
    valid = {"valid_from": schedule.valid_from, "valid_to": schedule.valid_to}
    opens, closes = schedule.opens_at, schedule.closes_at
    if closes > opens:
        yield Hours(weekday=day, opens=opens, closes=closes, **valid)
        return
    yield Hours(weekday=day, opens=opens, closes=None, **valid)
    if closes > MIDNIGHT:
        yield Hours(weekday=day % 7 + 1, opens=MIDNIGHT, closes=closes, **valid)
