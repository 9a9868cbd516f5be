"""Who looks at a plan with her, in words."""

from lms.core.people import Person
from lms.organisations.models import Role
from lms.pathways.circle.queries import helper_of
from lms.pathways.circle.rules import account_is_open
from lms.pathways.plans.models import Objection, Pathway

#: Whose work it is to look at a whole way. A trainer suggests steps in the parts she sees.
LOOKING = (Role("case_worker"), Role("coordinator"))


def may_look_with(person: Person, pathway: Pathway) -> bool:
    """An adviser or a coordinator she let in, while the plan and her account are open."""
    helper = helper_of(person, pathway)
    return (
        helper is not None
        and helper.role in LOOKING
        and pathway.closed_at is None
        and account_is_open(pathway)
    )


def may_answer(person: Person, objection: Objection) -> bool:
    """Whoever looks at it with her answers what she said is not right, once."""
    return objection.answered_at is None and may_look_with(person, objection.pathway)
