"""Who does what for an employer: each rule is asked again at every request."""

from employers.members.models import Invitation
from employers.members.queries import leaders_of, waits
from lms.core.people import Person
from lms.organisations.models import Membership, Organisation, Role
from lms.organisations.queries import vetted_employers
from lms.organisations.rules import checking_organisation


def can_lead(person: Person, organisation: Organisation) -> bool:
    """Read anew, whatever the request has kept: two who lead may let each other out in one instant."""
    is_here = vetted_employers().filter(pk=organisation.pk).exists()
    return is_here and any(each.person_id == person.pk for each in leaders_of(organisation))


def can_begin(person: Person, organisation: Organisation) -> bool:
    """A coordinator lets the first one of a firm in, and a new one where nobody is left who can."""
    is_here = vetted_employers().filter(pk=organisation.pk).exists()
    return is_here and bool(checking_organisation(person, organisation)) and not leaders_of(organisation)


def can_invite(person: Person, organisation: Organisation) -> bool:
    return can_lead(person, organisation) or can_begin(person, organisation)


def can_take_back(person: Person, invitation: Invitation) -> bool:
    """Who leads the firm; what a coordinator made, every coordinator too."""
    place = invitation.organisation
    from_desk = invitation.from_desk and checking_organisation(person, place) is not None
    return from_desk or can_lead(person, place)


def is_somebody_else(person: Person, membership: Membership) -> bool:
    return membership.role == Role.EMPLOYER and membership.person_id != person.pk


def can_confirm(person: Person, membership: Membership) -> bool:
    """That it is who was invited says whoever could have invited; of herself nobody says it."""
    return waits(membership) and can_remove(person, membership)


def can_remove(person: Person, membership: Membership) -> bool:
    return is_somebody_else(person, membership) and can_invite(person, membership.organisation)


def can_change_duties(person: Person, membership: Membership) -> bool:
    """Also her own: whoever leads may stop doing so, as long as somebody else goes on."""
    is_of_firm = membership.role == Role.EMPLOYER and not waits(membership)
    return is_of_firm and can_lead(person, membership.organisation)


def can_leave(person: Person, membership: Membership) -> bool:
    """Herself, whatever the firm is at the moment."""
    return membership.role == Role.EMPLOYER and membership.person_id == person.pk
