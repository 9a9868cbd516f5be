from dataclasses import dataclass

from courses.catalogue.models import Course
from lms.contracts.event import Event


@dataclass(frozen=True)
class StructureChanged(Event):
    """Lessons or steps of a course were added, retired or brought back: counts of those who take it must be
    made anew.
    """

    course: Course
