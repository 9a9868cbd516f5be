from collections.abc import Collection

from django.db.models import QuerySet

from employers.members.models import Invitation, Member
from lms.core.people import Person
from lms.organisations.duties import ALL_DUTIES, Duty
from lms.organisations.models import Membership, Organisation, Role
from lms.organisations.queries import current_memberships, vetted_employers
from lms.secrets.fingerprints import keyed
from lms.secrets.sealing import seal, unseal

#: A page on which somebody says who she is may stay open so long.
OPEN_SECONDS = 30 * 60


def own_members(person: Person) -> dict[int, Member]:
    """What is known of her work, by organisation: in one query a request, kept on the user object."""
    if not hasattr(person, "_own_members"):
        found = Member.objects.filter(
            membership__person=person.pk, membership__role=Role.EMPLOYER, membership__ended_at=None
        )
        person._own_members = {
            member.membership.organisation_id: member for member in found.select_related("membership")
        }
    return person._own_members


def duties_known(person: Person, organisations: Collection[int]) -> dict[int, frozenset[Duty]]:
    return {place: member.does for place, member in own_members(person).items() if place in organisations}


def own_membership(person: Person) -> Membership | None:
    """Her place at an employer: of several, the first."""
    found = [each for each in current_memberships(person) if each.role == Role.EMPLOYER]
    return min(found, key=lambda each: (each.since, each.pk), default=None)


def memberships_at(organisation: Organisation) -> QuerySet[Membership]:
    """Its people now, with what each does (`member`, or none)."""
    return (
        organisation.memberships.filter(role=Role.EMPLOYER, ended_at=None)
        .select_related("person", "member")
        .order_by("pk")
    )


def member_of(membership: Membership) -> Member | None:
    return getattr(membership, "member", None)


def duties_of(membership: Membership) -> frozenset[Duty]:
    member = member_of(membership)
    return ALL_DUTIES if member is None else member.does


def waits(membership: Membership) -> bool:
    """Whether nobody has said yet that it is the person who was invited."""
    member = member_of(membership)
    return member is not None and member.confirmed_at is None


def leaders_of(organisation: Organisation) -> list[Membership]:
    """Those who can let others in and out there."""
    return [
        each
        for each in memberships_at(organisation)
        if each.person.is_active and Duty.LEADS in duties_of(each)
    ]


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    return Invitation.objects.open_now().filter(organisation=organisation)


def invitation_with(code: str) -> Invitation | None:
    """The invitation that this code opens now. What was used, taken back or is too old looks like none, and
    so does one of a firm that takes no part now.
    """
    found = Invitation.objects.open_now().filter(key=keyed("invitation", code))
    return found.filter(organisation__in=vetted_employers()).select_related("organisation").first()


def sealed(invitation: Invitation) -> str:
    """What the page carries instead of the code."""
    return seal("invitation", str(invitation.uuid))


def unsealed(value: str) -> Invitation | None:
    uuid = unseal("invitation", value, seconds=OPEN_SECONDS)
    if not uuid:
        return None
    found = Invitation.objects.open_now().filter(uuid=uuid, organisation__in=vetted_employers())
    return found.select_related("organisation").first()
