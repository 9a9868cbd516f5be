"""A suspended account shows nothing to anybody. Her shares end for good: when she is back, she decides anew."""

from employers.portfolios.actions import withdraw
from employers.portfolios.models import Share
from lms.accounts.events import AccountSuspended
from lms.contracts import event


@event.handles(AccountSuspended)
def end_shares(told: AccountSuspended) -> None:
    for share in Share.objects.filter(person=told.profile.user_id, consent__withdrawn_at=None).select_related("consent"):
        withdraw(share)
