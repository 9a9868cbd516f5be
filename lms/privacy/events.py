from dataclasses import dataclass

from lms.contracts.event import Event
from lms.core.people import Person
from lms.privacy.models import ConsentReceipt


@dataclass(frozen=True)
class AccountErased(Event):
    """Everything about `person` is about to be erased, in this transaction.

    Whoever owns something that stays unlinks it now.
    """

    person: Person
    keep_certificates: bool


@dataclass(frozen=True)
class ConsentEnded(Event):
    """What she had agreed to holds no longer: taken back, or the organisation takes part no longer."""

    receipt: ConsentReceipt
