"""How long an application is kept: one rule, asked whenever its state changes."""

import datetime

from employers.applications.enums import State
from employers.applications.models import DRAFT_DAYS, KEEP_DAYS, Application
from lms.core import days


def last_day_of(application: Application) -> datetime.date | None:
    """None for what became an employer here: its checks stand on it."""
    if application.organisation_id is not None:
        return None
    is_short = application.state in {State.DRAFT, State.WITHDRAWN}
    return days.in_days(DRAFT_DAYS if is_short else KEEP_DAYS)
