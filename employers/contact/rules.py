"""Who may do what about contact with an employer, in words."""

from employers.contact.queries.coaches import coached_by
from lms.core.people import Person


def is_coach_of(worker: Person, learner: Person) -> bool:
    """Her coach for work, or who stands in, while her account is open."""
    return learner.profile.is_open and coached_by(worker).filter(pk=learner.pk).exists()


def can_read_phrase(worker: Person, learner: Person) -> bool:
    """Those alone who may call or visit her about work."""
    return is_coach_of(worker, learner)
