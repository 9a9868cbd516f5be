from dataclasses import dataclass

from lms.accounts.models import Profile
from lms.contracts.event import Event


@dataclass(frozen=True)
class AccountSuspended(Event):
    """A learner's account is closed for now: whatever is open to others on her behalf has to close too."""

    profile: Profile
