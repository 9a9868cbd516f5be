from dataclasses import dataclass
from typing import Any

from lms.contracts.event import Event


@dataclass(frozen=True)
class AccountErased(Event):
    """Everything about `person` is about to be erased, in this transaction.

    Whoever owns something that stays unlinks it now.
    """

    person: Any
    keep_certificates: bool
