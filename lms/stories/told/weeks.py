"""Days as they are kept of a story: Mondays, so that none tells when somebody was at a phone (S37)."""

import datetime

from lms.core import days

WEEK = datetime.timedelta(days=7)
#: Between her yes and the page. Counted from the end of the week in which she said it, so never less.
WAIT = datetime.timedelta(days=14)
#: What nobody answers goes after so long; what was public, so long after its last day.
UNANSWERED = datetime.timedelta(weeks=52)
AFTERWARDS = datetime.timedelta(weeks=13)


def this_week() -> datetime.date:
    today = days.today()
    return today - datetime.timedelta(days=today.weekday())
