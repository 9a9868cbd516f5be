from dataclasses import dataclass

from courses.enrolments.models import Enrolment
from lms.contracts.event import Event


@dataclass(frozen=True)
class Enrolled(Event):
    """Somebody begins a course, or comes back to it."""

    enrolment: Enrolment
