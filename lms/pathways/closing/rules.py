"""Who lets a plan rest, and who brings it to its end, in words."""

from lms.core.people import Person
from lms.pathways.circle.rules import is_hers
from lms.pathways.moving.rules import accompanies
from lms.pathways.plans.models import Pathway


def may_rest(person: Person, pathway: Pathway) -> bool:
    """She herself on any day, and whoever accompanies the plan with her."""
    return pathway.closed_at is None and (is_hers(person, pathway) or accompanies(person, pathway))


def may_close(person: Person, pathway: Pathway) -> bool:
    """The same: it is her plan, and she needs nobody to end it."""
    return is_hers(person, pathway) or accompanies(person, pathway)
