from dataclasses import dataclass

from lms.contracts.event import Event
from lms.core.people import Person


@dataclass(frozen=True)
class AccountErased(Event):
    """Everything about `person` is about to be erased, in this transaction.

    Whoever owns something that stays unlinks it now.
    """

    person: Person
    keep_certificates: bool
