from dataclasses import dataclass

from courses.catalogue.models import Module
from courses.enrolments.models import Enrolment
from lms.contracts.event import Event


@dataclass(frozen=True)
class ModulePassed(Event):
    """All lessons of a module are done and its test, if it has one, is passed.

    Told once for each enrolment and module; the competences its test is evidence for are hers already.
    """

    enrolment: Enrolment
    module: Module
