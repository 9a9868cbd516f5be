"""A suspended account shows nothing to anybody.

Her shares end for good: when she is back, she decides anew.
"""

from lms.accounts.events import AccountSuspended
from lms.contracts import event
from lms.core.locking import lock_all
from lms.privacy.actions import withdraw_consent
from lms.privacy.models import ConsentReceipt


@event.handles(AccountSuspended)
def end_shares(told: AccountSuspended) -> None:
    for receipt in lock_all(
        ConsentReceipt.objects.filter(share__person=told.profile.user_id, withdrawn_at=None)
    ):
        withdraw_consent(receipt)
