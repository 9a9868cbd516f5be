"""What was agreed to goes nowhere while an account is closed: when she is back, she decides anew."""

from lms.accounts.events import AccountSuspended
from lms.contracts import event
from lms.pathways.moving.actions import end_unreceived


@event.handles(AccountSuspended)
def end_what_is_on_its_way(told: AccountSuspended) -> None:
    end_unreceived(told.profile.user)
