from courses.enrolments.actions import add_to_tally
from lms.contracts import event
from lms.privacy.events import AccountErased


@event.handles(AccountErased)
def keep_the_sums(told: AccountErased) -> None:
    """Funders' figures stay right when somebody is erased: the sums grow, the rows go."""
    add_to_tally(told.person)
