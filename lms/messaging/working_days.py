"""Working days, in the site's time zone: Monday to Friday.

What is written at the weekend counts from the first minute of Monday.
"""

import datetime

from lms.core import days

SATURDAY, SUNDAY = 5, 6
DAY = datetime.timedelta(days=1)


def working_days_before(moment: datetime.datetime, count: int) -> datetime.datetime:
    """The latest moment since which, at `moment`, so many whole working days have passed."""
    local = days.local(moment)
    if local.weekday() >= SATURDAY:  # as much work lies behind as at the beginning of Monday
        monday = local + (SUNDAY + 1 - local.weekday()) * DAY
        local = monday.replace(hour=0, minute=0, second=0, microsecond=0)
    for _number in range(count):
        local -= DAY
        if local.weekday() == SUNDAY:
            local -= 2 * DAY
    return local
