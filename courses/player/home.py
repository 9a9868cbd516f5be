"""What her home shows, in words. Plain data for the template; nothing here writes."""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.certificates.models import Certificate
from courses.certificates.queries import newest_certificates_of
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import courses_taken
from courses.enrolments.timing import days_for
from courses.player.course_map import MappedModule, module_entry
from courses.player.sessions import NextSession, next_session
from courses.progress.finishing import DutyList
from courses.progress.queries import CourseState, ModuleState, course_state, duties_for
from lms.core import written
from lms.core.kept_addresses import address
from lms.core.links import Link
from lms.core.people import Person

NEW_FOR = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereSheIs:
    """The step of a lesson, or the test, with which her home lets her go on."""

    is_test: bool
    course: str
    module: str
    lesson: str
    url: str
    step_count: int
    step_number: int = 0
    minutes: int = 0
    picture_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCourse:
    """A course she takes besides the one she looks at."""

    title: str
    words: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarnedCertificate:
    title: str
    url: str
    new: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpensLater:
    """The part that comes next, and what it waits for."""

    module: str
    words: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftToOthers:
    """A module of which she has done her part, and what is left of it."""

    module: str
    duties: DutyList | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """`stuck` names the modules whose test she may not try again by herself; `read` leads to answers of hers
    that somebody has lately read, `given_back` to those that she may try once more.
    """

    now: WhereSheIs | None = None
    module: MappedModule | None = None
    stuck: list[str] = field(default_factory=list)
    read: list[Link] = field(default_factory=list)
    given_back: list[Link] = field(default_factory=list)
    courses: list[OtherCourse] = field(default_factory=list)
    certificates: list[EarnedCertificate] = field(default_factory=list)
    session: NextSession | None = None
    all_done: bool = False
    opens_later: OpensLater | None = None
    left: LeftToOthers | None = None
    map_url: str = ""


def home_of(person: Person, chosen: str = "") -> Home:
    """Her home; `chosen` is the uuid of the course she looks at, else the one she was in last."""
    enrolments = courses_taken(person)
    certificates = [_certificate(certificate) for certificate in newest_certificates_of(person)]
    if not enrolments:
        return Home(certificates=certificates)
    current = next(
        (enrolment for enrolment in enrolments if str(enrolment.course.uuid) == chosen), enrolments[0]
    )
    state = course_state(current)
    shown = state.current or next(
        iter(state.stuck or state.left_to_others or state.closed or state.modules[-1:]), None
    )
    to_practise = Counter(row.lesson for row in state.to_practise)
    return Home(
        now=_now(state, state.current) if state.current else None,
        module=module_entry(state, shown, to_practise, days_for(current)) if shown else None,
        read=_read(state),
        given_back=_lessons_with(state, state.given_back),
        stuck=[module.module.title for module in state.stuck],
        courses=[_course(enrolment) for enrolment in enrolments if enrolment != current],
        certificates=certificates,
        session=next_session(enrolments),
        all_done=state.is_done,
        opens_later=_opens_later(state) if state.current is None else None,
        left=_left(state) if state.current is None else None,
        map_url=address("player:map", current.course.uuid),
    )


def _left(state: CourseState) -> LeftToOthers | None:
    first = next(iter(state.left_to_others), None)
    if first is None:
        return None
    return LeftToOthers(module=first.module.title, duties=duties_for(state.enrolment, first))


def _opens_later(state: CourseState) -> OpensLater | None:
    first = next(iter(state.closed), None)
    return OpensLater(module=first.module.title, words=first.closed) if first else None


def _read(state: CourseState) -> list[Link]:
    tests = [module for module in state.modules if module.quiz and module.quiz.pk in state.read_tests]
    return [
        *_lessons_with(state, state.read),
        *(
            Link(module.module.title, address("player:quiz", module.quiz.uuid))
            for module in tests
            if module.quiz
        ),
    ]


def _lessons_with(state: CourseState, steps: frozenset[int]) -> list[Link]:
    """The lessons in which one of these steps is, each leading to the first of them."""
    found = []
    for row in (row for module in (state.modules if steps else ()) for row in module.lessons):
        url = next((address("player:step", step.uuid) for step in row.lesson.steps if step.pk in steps), "")
        if url:
            found.append(Link(row.lesson.title, url))
    return found


def _now(state: CourseState, module: ModuleState) -> WhereSheIs | None:
    course, lesson = state.enrolment.course.title, module.next_lesson
    if lesson is None and module.quiz:
        return WhereSheIs(
            is_test=True,
            course=course,
            module=module.module.title,
            lesson=_("Show what you know"),
            url=address("player:quiz", module.quiz.uuid),
            step_count=module.quiz.question_count,
            picture_url=module.module.cover,
        )
    if lesson is None:
        return None
    number, count = lesson.next_step, lesson.total
    return WhereSheIs(
        is_test=False,
        course=course,
        module=module.module.title,
        lesson=lesson.lesson.title,
        url=address("player:step", lesson.lesson.steps[number - 1].uuid),
        step_number=number,
        step_count=count,
        minutes=max(1, round(lesson.lesson.minutes * (count - number + 1) / count)),
        picture_url=lesson.lesson.cover or module.module.cover,
    )


def _course(enrolment: Enrolment) -> OtherCourse:
    words = _("%(done)d of %(total)d lessons done") % {
        "done": enrolment.lessons_done,
        "total": enrolment.lessons_total,
    }
    return OtherCourse(
        title=enrolment.course.title,
        words=words,
        url=f"{address('player:home')}?course={enrolment.course.uuid}",
    )


def _certificate(certificate: Certificate) -> EarnedCertificate:
    words = (
        _("Ready to print")
        if certificate.has_name
        else _("Earned on %(date)s") % {"date": written.day(certificate.issued_at)}
    )
    return EarnedCertificate(
        title=certificate.title,
        url=reverse("certificates:detail", args=[certificate.uuid]),
        new=certificate.issued_at > timezone.now() - NEW_FOR,
        words=words,
    )
