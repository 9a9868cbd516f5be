"""Who lets a plan rest, and who brings it to its end, in words."""

import datetime

from lms.core import days
from lms.core.people import Person
from lms.pathways.circle.rules import is_hers
from lms.pathways.moving.rules import accompanies
from lms.pathways.plans.models import Pathway


def may_rest(person: Person, pathway: Pathway) -> bool:
    """She herself on any day, and whoever accompanies the plan with her."""
    return pathway.closed_at is None and (is_hers(person, pathway) or accompanies(person, pathway))


#: So many days after its end she can take it up again: the box that it ends is ticked on a screen of two.
DAYS_TO_TAKE_UP = 14


def taken_up_until(pathway: Pathway) -> datetime.date | None:
    """The last day on which a plan that came to its end can go on; None while it is open, after that day, and
    when another one has begun.
    """
    if pathway.closed_at is None:
        return None
    last = days.day_of(pathway.closed_at) + datetime.timedelta(days=DAYS_TO_TAKE_UP)
    another = Pathway.objects.filter(person=pathway.person_id, closed_at=None).exists()
    return None if another or last < days.today() else last


def may_close(person: Person, pathway: Pathway) -> bool:
    """The same: it is her plan, and she needs nobody to end it."""
    return is_hers(person, pathway) or accompanies(person, pathway)
