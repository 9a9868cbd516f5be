"""Who plans sessions and keeps their registers."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from courses.enrolments.models import Cohort
from courses.sessions.models import Session
from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import current_memberships

#: A register opens so long before the beginning: while the room fills.
OPENS_BEFORE = datetime.timedelta(minutes=30)


def teaching_organisation_ids(person: Person) -> list[int]:
    """The organisations for whose groups somebody teaches: trainers and coordinators."""
    return [
        membership.organisation_id
        for membership in current_memberships(person)
        if membership.role in {Role.TRAINER, Role.COORDINATOR}
    ]


def teaches(person: Person) -> bool:
    """A trainer or coordinator, wherever."""
    return bool(teaching_organisation_ids(person))


def groups_taught_by(person: Person) -> QuerySet[Cohort]:
    """Those of her own organisations that have not ended."""
    return Cohort.objects.filter(organisation__in=teaching_organisation_ids(person), ended_at=None)


def may_plan(person: Person, cohort: Cohort) -> bool:
    """A trainer or coordinator of the organisation whose group it is, while the group goes on."""
    return cohort.ended_at is None and cohort.organisation_id in teaching_organisation_ids(person)


def is_open(session: Session) -> bool:
    """From a short time before it begins. Nobody keeps the register of what did not take place."""
    return session.cancelled_at is None and timezone.now() >= session.starts_at - OPENS_BEFORE


def may_keep_register(person: Person, session: Session) -> bool:
    """Whoever teaches in the organisation whose group it is; afterwards too, when the group has ended."""
    return is_open(session) and session.cohort.organisation_id in teaching_organisation_ids(person)
