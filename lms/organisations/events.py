from dataclasses import dataclass

from lms.contracts.event import Event
from lms.core.people import Person
from lms.organisations.models import Organisation


@dataclass(frozen=True)
class EmployerClosed(Event):
    """A coordinator closed this employer: whatever learners have opened to it ends, in this transaction."""

    organisation: Organisation
    by: Person
