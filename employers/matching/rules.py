from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import current_memberships

#: Whose work it is to look for work with learners.
LOOKING = (Role.CASE_WORKER, Role.COORDINATOR)


def can_look_for_work(person: Person) -> bool:
    """Advisers and coordinators; for whom is asked of each learner (queries.looked_for_by)."""
    return any(membership.role in LOOKING for membership in current_memberships(person))
