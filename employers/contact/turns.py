"""Whose turn it is, and until which day: the clock of an interest."""

import datetime

from employers.contact.enums import Stage
from lms.core import days
from lms.core.conf import conf
from lms.messaging.working_days import working_days_after

#: An employer has so many working days to answer, and as many again after one reminder.
EMPLOYER_DAYS = 5
#: She has no day that presses: after one reminder it closes kindly, and she can begin anew.
HER_DAYS, HER_REMINDER = 28, 14
#: An employer that let one close without a word gets no new interest for so many days.
SILENT_DAYS = 30
#: An employer asks about one vacancy so often.
ENQUIRY_DAYS = 30


def answer_by(stage: str, country: str = "") -> datetime.date | None:
    """The last day of whoever's turn it is at this stage; None where nobody is waited for."""
    if stage in {Stage.ASKED, Stage.READY}:
        return days.in_days(HER_DAYS)
    if stage == Stage.INTERESTED:
        return working_days_after(days.today(), conf.reply_working_days, country)
    if stage == Stage.SHARED:
        return employers_day(country)
    return None


def employers_day(country: str = "") -> datetime.date:
    return working_days_after(days.today(), EMPLOYER_DAYS, country)
