"""Who may do what on the desk of work, in words."""

from typing import Any

from django.db.models import QuerySet

from employers.contact.models import Deputy
from lms.core.people import Person
from lms.organisations.models import DESK_ROLES, Membership, Organisation, Role
from lms.organisations.queries import current_memberships, effective_memberships


def could_stand_in(coach: Person) -> QuerySet[Membership]:
    """Advisers and coordinators of the organisations where she works with learners, but not she."""
    own = [each.organisation_id for each in current_memberships(coach) if each.role in DESK_ROLES]
    return (
        effective_memberships()
        .filter(organisation__in=own, role__in=(Role.CASE_WORKER, Role.COORDINATOR), person__is_active=True)
        .exclude(person=coach)
        .select_related("person", "organisation")
        .order_by("pk")
    )


def can_be_deputy(coach: Person, deputy: Any, organisation: Organisation) -> bool:
    return could_stand_in(coach).filter(person=deputy, organisation=organisation).exists()


def can_end_deputy(person: Person, row: Deputy) -> bool:
    """Who is stood in for, and who stands in."""
    return person.pk in {row.coach_id, row.deputy_id}
