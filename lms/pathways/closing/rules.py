"""Who lets a plan rest, and who brings it to its end, in words."""

from lms.core.people import Person
from lms.pathways.circle.queries import helper_of
from lms.pathways.moving.rules import MOVERS, account_is_open
from lms.pathways.plans.models import Pathway


def is_hers(person: Person, pathway: Pathway) -> bool:
    return pathway.person_id == person.pk


def accompanies_it(worker: Person, pathway: Pathway) -> bool:
    """An adviser or a coordinator of the organisation that accompanies the plan, whom she let in."""
    helper = helper_of(worker, pathway)
    return (
        helper is not None
        and helper.role in MOVERS
        and helper.organisation_id == pathway.organisation_id
        and account_is_open(pathway)
    )


def may_rest(person: Person, pathway: Pathway) -> bool:
    """She herself on any day, and whoever accompanies the plan with her."""
    return pathway.closed_at is None and (is_hers(person, pathway) or accompanies_it(person, pathway))


def may_close(person: Person, pathway: Pathway) -> bool:
    """The same: it is her plan, and she needs nobody to end it."""
    return is_hers(person, pathway) or accompanies_it(person, pathway)
