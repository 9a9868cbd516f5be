"""Who may do what with a learner's courses, on the desk."""

from lms.accounts.models import Profile
from lms.core.people import Person
from lms.organisations.queries import learners_for


def can_enrol(worker: Person, learner: Profile) -> bool:
    """Whoever may see her lets her take a course, as long as her account is open."""
    return learner.suspended_at is None and learners_for(worker).filter(pk=learner.pk).exists()
