"""Who may do what on the desk itself."""

from lms.accounts.models import Profile
from lms.core.people import Person
from lms.organisations.rules import can_act_for


def may_note_talk(worker: Person, learner: Profile) -> bool:
    """Whoever may act for this learner may have spoken with her."""
    return can_act_for(worker, learner)
