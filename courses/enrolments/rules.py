"""Who may ask for a place in a group, and who answers."""

from courses.enrolments.models import Cohort, Enrolment, JoinRequest
from lms.core.people import Person
from lms.organisations.models import Membership, Role
from lms.organisations.queries import current_memberships, learners_for, roles_towards


def may_read_called(reader: Person, learner: Person) -> bool:
    """A trainer of where she learns: those who speak with her in a room full of people."""
    hers = Role.TRAINER in roles_towards(reader, learner.profile)
    return hers and learners_for(reader).filter(user=learner).exists()


def may_lead(person: Person, cohort: Cohort) -> bool:
    """Says who is in a group: a trainer or coordinator of the organisation whose group it is."""
    return any(
        membership.organisation_id == cohort.organisation_id
        and membership.role in {Role.TRAINER, Role.COORDINATOR}
        for membership in current_memberships(person)
    )


def may_ask_for(person: Person, cohort: Cohort, *, invited: bool = False) -> bool:
    """A learner of the organisation whose group it is, when it may be asked for, or who was invited to it."""
    learns_there = Membership.objects.filter(
        person=person, organisation=cohort.organisation_id, role=Role.LEARNER, ended_at=None
    )
    return cohort.ended_at is None and (cohort.is_open or invited) and learns_there.exists()


def may_give_time(person: Person, enrolment: Enrolment) -> bool:
    """Whoever leads the group she takes the course with."""
    return enrolment.cohort is not None and may_lead(person, enrolment.cohort)


def is_her_own(person: Person, request: JoinRequest) -> bool:
    """She herself takes back what she asked."""
    return request.person_id == person.pk
