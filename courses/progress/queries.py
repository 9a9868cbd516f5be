"""Where she is: what her home and her trainer's list say."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch

from courses.attempts.queries import passed_quizzes
from courses.catalogue.models import Lesson, Module, Quiz, Step
from courses.enrolments.models import Enrolment
from courses.progress.actions import LessonCount, lesson_counts
from courses.progress.models import StepRecord
from lms.core.people import Person


@dataclass
class LessonState:
    lesson: Lesson
    total: int
    done: int
    is_done: bool


@dataclass
class ModuleState:
    module: Module
    lessons: list[LessonState] = field(default_factory=list)
    quiz: Quiz | None = None
    quiz_passed: bool = False

    @property
    def is_begun(self) -> bool:
        return any(state.done or state.is_done for state in self.lessons) or self.quiz_passed

    @property
    def lessons_are_done(self) -> bool:
        return all(state.is_done for state in self.lessons)

    @property
    def is_done(self) -> bool:
        return self.lessons_are_done and (self.quiz is None or self.quiz_passed)

    @property
    def next_lesson(self) -> LessonState | None:
        return next((state for state in self.lessons if not state.is_done), None)


@dataclass
class CourseState:
    enrolment: Enrolment
    modules: list[ModuleState]

    @property
    def current(self) -> ModuleState | None:
        """The module she works on: the first that is not done, else None."""
        return next((state for state in self.modules if not state.is_done), None)

    @property
    def is_done(self) -> bool:
        return bool(self.modules) and self.current is None


@dataclass(frozen=True)
class StepPosition:
    """Where she stands at a step: ids of her enrolment and of the lesson, what
    courses.catalogue.queries.steps_of_lesson asks for, whether the lesson is taught now, and its steps she
    has done.
    """

    enrolment: int
    lesson: int
    lesson_version: int
    module_version: int
    is_taught: bool
    done: frozenset[int]


#: Asked for every page of a lesson. Written by hand: making the same statement from models takes ten times as
#: long as answering it.
STANDING = """
    SELECT enrolment.id, lesson.id, lesson.version, module.version,
        COALESCE(lesson.retired_at, module.retired_at, course.retired_at) IS NULL, record.step_id
    FROM courses_step step
    JOIN courses_lesson lesson ON lesson.id = step.lesson_id
    JOIN courses_module module ON module.id = lesson.module_id
    JOIN courses_course course ON course.id = module.course_id
    JOIN courses_enrolment enrolment ON enrolment.course_id = course.id
    JOIN courses_step sibling ON sibling.lesson_id = lesson.id
    LEFT JOIN courses_steprecord record ON record.step_id = sibling.id AND record.enrolment_id = enrolment.id
    WHERE step.uuid = %s AND enrolment.person_id = %s AND enrolment.ended_at IS NULL
"""


def position_at(person: Person, step: UUID) -> StepPosition | None:
    """None when there is no such step, or it is in no course she takes."""
    with connection.cursor() as cursor:
        cursor.execute(
            STANDING, [Step._meta.get_field("uuid").get_db_prep_value(step, connection), person.pk]
        )
        rows = cursor.fetchall()
    if not rows:
        return None
    enrolment, lesson, lesson_version, module_version, is_taught, _step = rows[0]
    done = frozenset(row[-1] for row in rows if row[-1])
    return StepPosition(enrolment, lesson, lesson_version, module_version, bool(is_taught), done)


def has_been_in(person: Person, **lesson: UUID) -> bool:
    """Whether she has done something of a lesson, named by `uuid` or by `steps__uuid`: it may be in no course
    of hers any more.
    """
    lessons = Lesson.objects.filter(**lesson)
    return StepRecord.objects.filter(enrolment__person=person, step__lesson__in=lessons).exists()


def course_state(enrolment: Enrolment) -> CourseState:
    """Modules, lessons and tests of the course with what she has done of each.

    The same number of queries for 1 and 30 lessons.
    """
    counts = {count.lesson: count for count in lesson_counts(enrolment)}
    lessons = Lesson.objects.current().filter(pk__in=counts).order_by("position", "pk")
    modules = (
        Module.objects.current()
        .filter(course=enrolment.course_id)
        .order_by("position", "pk")
        .prefetch_related(Prefetch("lessons", lessons))
    )
    quizzes = {
        quiz.module_id: quiz
        for quiz in Quiz.objects.filter(module__course=enrolment.course_id, retired_at=None)
    }
    passed = passed_quizzes(enrolment, [quiz.pk for quiz in quizzes.values()])
    states = [_module_state(module, counts, quizzes.get(module.pk), passed) for module in modules]
    return CourseState(enrolment, [state for state in states if state.lessons or state.quiz])


def _module_state(
    module: Module, counts: dict[int, LessonCount], quiz: Quiz | None, passed: set[int]
) -> ModuleState:
    lessons = [
        LessonState(lesson, counts[lesson.pk].total, counts[lesson.pk].done, counts[lesson.pk].is_done)
        for lesson in module.lessons.all()
    ]
    return ModuleState(module, lessons, quiz, bool(quiz and quiz.pk in passed))


def done_steps(enrolment: Enrolment, steps: list[Step]) -> set[int]:
    return set(
        StepRecord.objects.filter(enrolment=enrolment, step__in=steps).values_list("step_id", flat=True)
    )


def resume_step(enrolment: Enrolment, lesson: Lesson) -> tuple[Step | None, int, int]:
    """The step at which she goes on in `lesson`, its number from 1, and how many there are: where she
    stopped, else the first not done.
    """
    steps = list(lesson.steps.filter(retired_at=None).order_by("position", "pk"))
    if not steps:
        return None, 0, 0
    done = done_steps(enrolment, steps)
    positions = {step.pk: number for number, step in enumerate(steps, start=1)}
    wanted = next((step for step in steps if step.pk not in done), steps[0])
    stopped = enrolment.current_step_id
    if stopped in positions and stopped not in done:
        wanted = steps[positions[stopped] - 1]
    return wanted, positions[wanted.pk], len(steps)


def lesson_places(enrolment: Enrolment, lessons: Collection[int]) -> dict[int, tuple[int, int]]:
    """Of these lessons: the number of the step at which she goes on, from 1, and how many there are.

    One query for all; `resume_step` says the same of one.
    """
    rows: dict[int, list[tuple[int, bool]]] = {}
    steps = Step.objects.current().filter(lesson__in=lessons).order_by("position", "pk")
    recorded = Exists(StepRecord.objects.filter(enrolment=enrolment, step=OuterRef("pk")))
    for lesson, step, is_done in steps.annotate(is_done=recorded).values_list("lesson", "pk", "is_done"):
        rows.setdefault(lesson, []).append((step, is_done))
    return {
        lesson: (_number_of_next(found, enrolment.current_step_id), len(found))
        for lesson, found in rows.items()
    }


def _number_of_next(steps: list[tuple[int, bool]], stopped: int | None) -> int:
    open_ones = {step: number for number, (step, is_done) in enumerate(steps, start=1) if not is_done}
    return open_ones.get(stopped or 0) or next(iter(open_ones.values()), 1)


def differences(enrolment: Enrolment) -> dict[str, tuple[Any, Any]]:
    """What the enrolment's counts say against what the records say; empty when they agree."""
    counts = lesson_counts(enrolment)
    derived = {
        "lessons_total": len(counts),
        "lessons_done": sum(count.is_done for count in counts),
        "steps_total": sum(count.total for count in counts),
        "steps_done": sum(count.done for count in counts),
    }
    return {
        name: (getattr(enrolment, name), value)
        for name, value in derived.items()
        if getattr(enrolment, name) != value
    }
