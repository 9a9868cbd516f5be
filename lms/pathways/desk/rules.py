"""Who begins a plan, and who asks to be let into one, on the desk."""

from lms.accounts.models import Profile
from lms.core.people import Person
from lms.organisations.models import Membership
from lms.organisations.queries import acting_membership, roles_of
from lms.organisations.rules import can_act_for, needs_reason
from lms.pathways.circle.parts import BY_ROLE
from lms.pathways.circle.rules import said_no
from lms.pathways.plans.models import Pathway
from lms.pathways.reviews.rules import LOOKING


def acts_as(worker: Person, learner: Profile) -> Membership | None:
    """In which role, for which organisation, somebody would be around her plan. None where she has no work
    with her.
    """
    acting = acting_membership(worker, learner)
    return acting if acting and acting.role in BY_ROLE and can_act_for(worker, learner) else None


def may_begin(worker: Person, learner: Profile) -> bool:
    """An adviser or a coordinator who accompanies her begins it with her. It is hers from then on."""
    if roles_of(worker).isdisjoint(LOOKING):
        return False
    acting = acts_as(worker, learner)
    return acting is not None and acting.role in LOOKING and not needs_reason(worker, learner)


def may_ask(worker: Person, pathway: Pathway) -> bool:
    """Whoever works with her and accompanies her, unless she said no a short while ago."""
    learner = Profile.objects.get(user=pathway.person_id)
    return (
        pathway.closed_at is None
        and acts_as(worker, learner) is not None
        and not needs_reason(worker, learner)
        and not said_no(worker, pathway)
    )
