"""A suspended account shows nothing to anybody: its places are closed for good, and she decides anew."""

from employers.placements.actions.places import close_all
from lms.accounts.events import AccountSuspended
from lms.contracts import event


@event.handles(AccountSuspended)
def end_places(told: AccountSuspended) -> None:
    close_all(told.profile.user)
