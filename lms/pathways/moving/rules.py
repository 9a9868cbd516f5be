"""Who takes a plan from one organisation to another, in words."""

from django.db.models import Exists, OuterRef, QuerySet

from lms.core.people import Person
from lms.organisations.models import Closing, Membership, Organisation
from lms.organisations.queries import current_memberships, effective_memberships
from lms.pathways.circle.queries import helper_of
from lms.pathways.moving.models import HandOver
from lms.pathways.plans.models import Pathway
from lms.pathways.reviews.rules import LOOKING, may_look_with

#: How long, at most, the first organisation goes on helping along.
OVERLAP_DAYS = 60


def places_for(pathway: Pathway) -> QuerySet[Organisation]:
    """Partners that could receive this plan: open, with somebody who accompanies there, and not the one
    where it is.
    """
    works_there = Membership.objects.filter(
        organisation=OuterRef("pk"), role__in=LOOKING, ended_at=None, person__is_active=True
    )
    closed = Closing.objects.filter(organisation=OuterRef("pk"), reopened_at=None)
    return (
        Organisation.objects.filter(Exists(works_there), ~Exists(closed), kind=Organisation.Kind.PARTNER)
        .exclude(pk=pathway.organisation_id)
        .order_by("name", "pk")
    )


def accompanies(worker: Person, pathway: Pathway) -> bool:
    """Whoever looks at it with her, for the organisation that accompanies the plan."""
    helper = helper_of(worker, pathway)
    return (
        helper is not None
        and helper.organisation_id == pathway.organisation_id
        and may_look_with(worker, pathway)
    )


def may_hand_over(worker: Person, pathway: Pathway) -> bool:
    """Whoever accompanies the plan asks her whether it goes elsewhere."""
    return accompanies(worker, pathway)


def may_take_back(worker: Person, hand_over: HandOver) -> bool:
    """Whoever may give the plan on takes the question back, as long as nobody has received it."""
    return may_hand_over(worker, hand_over.pathway)


def moves_for(worker: Person) -> set[int]:
    """The organisations for which somebody receives plans and keeps receipts: where she is an adviser or
    coordinates.
    """
    return {
        membership.organisation_id for membership in current_memberships(worker) if membership.role in LOOKING
    }


def may_receive(worker: Person, hand_over: HandOver) -> bool:
    """An adviser or a coordinator of the organisation that was agreed to. No other organisation's."""
    return hand_over.to_organisation_id in moves_for(worker)


def is_hers(person: Person, hand_over: HandOver) -> bool:
    """Agreeing and saying no are for her alone."""
    return hand_over.pathway.person_id == person.pk


def is_agreed(hand_over: HandOver) -> bool:
    """Nothing is done there with what she did not agree to."""
    return hand_over.agreed_at is not None


def is_received(hand_over: HandOver) -> bool:
    """Both help along only after somebody there received it."""
    return hand_over.received_at is not None


def role_there(worker: Person, hand_over: HandOver) -> str | None:
    """As what somebody receives it: as an adviser, where she is one."""
    roles = effective_memberships().filter(
        person=worker.pk, organisation=hand_over.to_organisation_id, role__in=LOOKING
    )
    return min(roles.values_list("role", flat=True), key=LOOKING.index, default=None)
