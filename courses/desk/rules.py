"""Who may do what with a learner's courses, on the desk."""

from lms.accounts.models import Profile
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.organisations.rules import can_act_for, organisation_led_of


def can_enrol(worker: Person, learner: Profile) -> bool:
    """Whoever may act for her lets her take a course, and ends it."""
    return can_act_for(worker, learner)


def group_leader_of(worker: Person, learner: Profile) -> Organisation | None:
    """The organisation whose groups somebody adds her to, while her account is open."""
    return organisation_led_of(worker, learner) if learner.is_open else None
