"""The courses she takes and can take, as cards to choose from."""

from dataclasses import dataclass
from uuid import UUID

from courses.catalogue.models import Course
from courses.enrolments.models import Cohort
from courses.enrolments.queries import courses_to_join, enrolments_of
from lms.core.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseCard:
    """`modules` and `hours` count what is taught now; `enrolled` when she takes it, `group` with whom."""

    title: str
    summary: str
    hours: int
    modules: int
    enrolled: bool
    uuid: UUID
    picture_url: str
    group: str = ""


def course_cards(person: Person) -> list[CourseCard]:
    """Her own first."""
    taken = enrolments_of(person).select_related("cohort").prefetch_related("course__modules")
    mine = [_card(enrolment.course, enrolled=True, cohort=enrolment.cohort) for enrolment in taken]
    return [*mine, *(_card(course, enrolled=False) for course in courses_to_join(person))]


def _card(course: Course, *, enrolled: bool, cohort: Cohort | None = None) -> CourseCard:
    modules = [module for module in course.modules.all() if module.retired_at is None]
    return CourseCard(
        title=course.title,
        summary=course.text_in("summary"),
        hours=sum(module.hours for module in modules),
        modules=len(modules),
        enrolled=enrolled,
        group=cohort.name if cohort and cohort.ended_at is None else "",
        uuid=course.uuid,
        picture_url=course.text_in("cover"),
    )
