from courses.desk.group_lists import forget_lists_with
from lms.contracts import event
from lms.privacy.events import AccountErased


@event.handles(AccountErased)
def forget_lists(told: AccountErased) -> None:
    forget_lists_with(told.person)
