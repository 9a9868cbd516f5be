"""Who may do what on the desk itself."""

from lms.accounts.models import Profile
from lms.core.people import Person
from lms.organisations.queries import learners_for


def may_note_talk(worker: Person, learner: Profile) -> bool:
    """Whoever may see this learner may have spoken with her."""
    return learners_for(worker).filter(pk=learner.pk).exists()
