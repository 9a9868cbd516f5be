from dataclasses import dataclass
from uuid import UUID

from courses.catalogue.models import Module
from courses.enrolments.models import Enrolment
from lms.contracts.event import Event


@dataclass(frozen=True)
class ModulePassed(Event):
    """All lessons of a module are done and its test, if it has one, is passed.

    Told once for each enrolment and module.

    `evidence` is the uuid of the passed try, or of the enrolment when the module has no test.
    """

    enrolment: Enrolment
    module: Module
    evidence: UUID
    source: str
