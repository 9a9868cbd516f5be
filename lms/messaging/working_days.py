"""Working days where the site is: Monday to Friday, without the public holidays of a country and the days on
which nobody works (LMS_CLOSED_DAYS).

What is written on any other day counts from the first minute of the next working day.
"""

import datetime
from functools import lru_cache

from holidays import country_holidays

from lms.core import days
from lms.core.conf import conf

SATURDAY = 5
#: So many days without work in a row are believed. A list that closes more would let nobody ever be late
#: (lms.E030 says so).
LONGEST_BREAK = 31


def is_working_day(day: datetime.date, country: str = "") -> bool:
    return (
        day.weekday() < SATURDAY
        and f"{day:%m-%d}" not in conf.closed_days
        and day.isoformat() not in conf.closed_days
        and day not in public_holidays(country, day.year)
    )


@lru_cache(maxsize=64)
def public_holidays(country: str, year: int) -> frozenset[datetime.date]:
    """Those of the whole country; a region's are for LMS_CLOSED_DAYS. None of a country nobody has listed."""
    if not country:
        return frozenset()
    try:
        return frozenset(country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()


def working_days_before(moment: datetime.datetime, count: int, country: str = "") -> datetime.datetime:
    """The latest moment since which, at `moment`, so many whole working days have passed."""
    local = days.local(moment)
    if not is_working_day(local.date(), country):  # as much work lies behind as at the beginning of the next
        local = days.local(days.start_of(_next(local.date(), days.ONE, country)))
    for _number in range(count):
        back = _next(local.date(), -days.ONE, country)
        local = local.replace(year=back.year, month=back.month, day=back.day)
    return local


def working_days_after(day: datetime.date, count: int, country: str = "") -> datetime.date:
    """The day on which so many whole working days have passed."""
    for _number in range(count):
        day = _next(day, days.ONE, country)
    return day


def _next(day: datetime.date, step: datetime.timedelta, country: str) -> datetime.date:
    for _number in range(LONGEST_BREAK):
        day += step
        if is_working_day(day, country):
            break
    return day
