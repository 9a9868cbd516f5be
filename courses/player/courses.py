"""The courses she takes and can take, as cards to choose from."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from courses.catalogue.models import Course
from courses.enrolments.models import Cohort
from courses.enrolments.queries import courses_to_join, enrolments_of
from courses.progress.opening import closed_courses
from lms.core.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseCard:
    """`modules` and `hours` count what is taught now; `enrolled` when she takes it, `group` with whom;
    `closed` says what it waits for before she can begin it.
    """

    title: str
    summary: str
    hours: int
    modules: int
    enrolled: bool
    uuid: UUID
    picture_url: str
    group: str = ""
    closed: list[str] = field(default_factory=list)


def course_cards(person: Person) -> list[CourseCard]:
    """Her own first."""
    taken = enrolments_of(person).select_related("cohort").prefetch_related("course__modules")
    mine = [_card(enrolment.course, enrolled=True, cohort=enrolment.cohort) for enrolment in taken]
    others = list(courses_to_join(person))
    closed = closed_courses(person, others)
    return [
        *mine,
        *(replace(_card(course, enrolled=False), closed=closed.get(course.pk, [])) for course in others),
    ]


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
