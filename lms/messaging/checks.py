"""System checks of the days on which nobody works."""

import datetime
import re
from typing import Any

from django.core.checks import Error, register

from lms.core.conf import conf
from lms.messaging.working_days import LONGEST_BREAK, is_working_day

#: A leap year, so that "02-29" is a day; each weekday falls on other days every year, and a break of more
#: than four weeks is one in any of them.
YEAR = 2028
WRITTEN = re.compile(r"\A(\d{4}-)?\d{2}-\d{2}\Z")


@register()
def check_closed_days(app_configs: Any, **kwargs: Any) -> list:
    unread = [entry for entry in conf.closed_days if not _is_a_day(entry)]
    problems = []
    if unread:
        problems.append(
            Error(
                f"LMS_CLOSED_DAYS: {', '.join(map(repr, unread))} is no day, and closes nothing.",
                hint='Write a day of every year as "12-25", month first, and one day as "2027-03-29".',
                id="lms.E031",
            )
        )
    if _longest_break() > LONGEST_BREAK:
        problems.append(
            Error(
                f"LMS_CLOSED_DAYS leaves no working day for more than {LONGEST_BREAK} days in a row: who asks"
                " for help would wait, and nobody would be late.",
                hint="Name only the days on which nobody works.",
                id="lms.E030",
            )
        )
    return problems


def _is_a_day(entry: Any) -> bool:
    if not isinstance(entry, str) or not WRITTEN.match(entry):
        return False
    try:
        datetime.date.fromisoformat(entry if len(entry) > len("12-25") else f"{YEAR}-{entry}")
    except ValueError:
        return False
    return True


def _longest_break() -> int:
    """The most days in a row without work, in a year and a month: so a break over New Year is seen whole."""
    longest = row = 0
    for number in range(366 + LONGEST_BREAK + 1):
        day = datetime.date(YEAR, 1, 1) + datetime.timedelta(days=number)
        row = 0 if is_working_day(day) else row + 1
        longest = max(longest, row)
    return longest
