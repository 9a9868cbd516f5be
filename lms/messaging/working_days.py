"""Working days where the site is: Monday to Friday, without the days on which nobody works (LMS_CLOSED_DAYS).

What is written on any other day counts from the first minute of the next working day.
"""

import datetime

from lms.core import days
from lms.core.conf import conf

SATURDAY = 5


def is_working_day(day: datetime.date) -> bool:
    closed = conf.closed_days
    return day.weekday() < SATURDAY and f"{day:%m-%d}" not in closed and day.isoformat() not in closed


def working_days_before(moment: datetime.datetime, count: int) -> datetime.datetime:
    """The latest moment since which, at `moment`, so many whole working days have passed."""
    local = days.local(moment)
    if not is_working_day(local.date()):  # as much work lies behind as at the beginning of the next one
        local = days.local(days.start_of(_next(local.date(), days.ONE)))
    for _number in range(count):
        back = _next(local.date(), -days.ONE)
        local = local.replace(year=back.year, month=back.month, day=back.day)
    return local


def _next(day: datetime.date, step: datetime.timedelta) -> datetime.date:
    day += step
    while not is_working_day(day):
        day += step
    return day
