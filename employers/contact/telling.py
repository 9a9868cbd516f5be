"""Marks for those whom an interest concerns. Their words tell nothing."""

from employers.contact.kinds import COACH_MARK, EMPLOYER_MARK, HER_MARK
from employers.contact.models import Interest
from employers.contact.queries.coaches import coaches_of
from employers.contact.queries.conversing import conversation_of
from lms.core.people import Person
from lms.messaging.actions import tell
from lms.organisations.models import Role
from lms.organisations.queries import effective_memberships


def tell_her(interest: Interest) -> None:
    tell([interest.person], HER_MARK, None)


def tell_coaches(interest: Interest) -> None:
    tell([coach.person for coach in coaches_of(interest.person)], COACH_MARK, None)


def tell_employer(interest: Interest) -> None:
    tell(_members(interest), EMPLOYER_MARK, conversation_of(interest))


def _members(interest: Interest) -> list[Person]:
    members = effective_memberships().filter(
        organisation=interest.vacancy.organisation_id, role=Role.EMPLOYER, person__is_active=True
    )
    return [member.person for member in members.select_related("person")]
