"""Where she is: what her home and her trainer's list say."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db import connection
from django.utils import timezone

from courses.activities.contract import MarkingState
from courses.attempts.queries import without_tries
from courses.catalogue.models import Lesson, Step
from courses.catalogue.taught import TaughtLesson, TaughtModule, TaughtQuiz, taught_in
from courses.enrolments.models import Enrolment
from courses.progress.actions import lesson_counts
from courses.progress.finishing import DutyList, her_duties, list_of, what_is_met
from courses.progress.models import StepRecord
from courses.progress.opening import closed_modules
from lms.core.people import Person


@dataclass(frozen=True)
class ToPractise:
    """A question that she has answered, and never right, in this step of this lesson (by id)."""

    question: UUID
    step: UUID
    lesson: int


@dataclass
class LessonState:
    """`done` counts its steps; `next_step` is the number, from 1, of the one at which she goes on."""

    lesson: TaughtLesson
    done: int
    is_done: bool
    next_step: int

    @property
    def total(self) -> int:
        return len(self.lesson.steps)


@dataclass
class ModuleState:
    module: TaughtModule
    lessons: list[LessonState] = field(default_factory=list)
    quiz_passed: bool = False
    #: Only its test is left, and she has used all her tries: somebody has to give her another one.
    is_stuck: bool = False
    #: It stands as passed.
    recorded: bool = False
    #: What it waits for, in words; nothing once it is open to her.
    closed: list[str] = field(default_factory=list)

    @property
    def quiz(self) -> TaughtQuiz | None:
        return self.module.quiz

    @property
    def is_begun(self) -> bool:
        return any(state.done or state.is_done for state in self.lessons) or self.quiz_passed

    @cached_property
    def lessons_are_done(self) -> bool:
        return all(state.is_done for state in self.lessons)

    @cached_property
    def is_done(self) -> bool:
        if not self.module.finish.is_usual:
            return self.recorded
        return self.lessons_are_done and (self.quiz is None or self.quiz_passed)

    @property
    def is_left_to_others(self) -> bool:
        """All lessons and the test are done: what is left happens in a room, or is read by somebody."""
        has_test = self.quiz is not None and not self.quiz_passed
        return not (self.is_done or self.closed or self.next_lesson or has_test)

    @property
    def next_lesson(self) -> LessonState | None:
        return next((state for state in self.lessons if not state.is_done), None)


@dataclass
class CourseState:
    """`to_practise`: what she answered and never right, in the order of the course as it is taught now; what
    waits for a person is not among it.
    """

    enrolment: Enrolment
    modules: list[ModuleState]
    to_practise: list[ToPractise]
    #: Steps and tests (by id) of which somebody has lately read what she wrote.
    read: frozenset[int] = frozenset()
    read_tests: frozenset[int] = frozenset()
    #: Steps (by id) of which something was lately given back for another try.
    given_back: frozenset[int] = frozenset()

    @cached_property
    def current(self) -> ModuleState | None:
        """The module she works on: the first that is not done and where she can do something, else None."""
        left = (row for row in self.modules if not (row.is_done or row.is_stuck or row.closed))
        return next((row for row in left if not row.is_left_to_others), None)

    @property
    def stuck(self) -> list[ModuleState]:
        return [state for state in self.modules if state.is_stuck]

    @property
    def left_to_others(self) -> list[ModuleState]:
        return [state for state in self.modules if state.is_left_to_others]

    @property
    def closed(self) -> list[ModuleState]:
        return [state for state in self.modules if state.closed]

    @property
    def is_done(self) -> bool:
        return bool(self.modules) and all(state.is_done for state in self.modules)


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


#: Everything of hers in a course, for her home, which is opened nearly as often (decision 16): the questions
#: she never answered right with their steps, steps and lessons she has done, tests and modules she passed.
HERS = """
    SELECT 'wrong', step_id, question FROM courses_answer
    WHERE enrolment_id = %s AND step_id IS NOT NULL GROUP BY step_id, question
    HAVING MAX(CASE WHEN marking_state IN (%s, %s) THEN 1 ELSE 0 END) = 0
    UNION ALL SELECT 'step', step_id, NULL FROM courses_steprecord WHERE enrolment_id = %s
    UNION ALL SELECT 'lesson', lesson_id, NULL FROM courses_lessonrecord WHERE enrolment_id = %s
    UNION ALL SELECT 'quiz', quiz_id, NULL FROM courses_quizattempt WHERE enrolment_id = %s AND passed
    UNION ALL SELECT 'module', module_id, NULL FROM courses_modulerecord WHERE enrolment_id = %s
    UNION ALL SELECT CASE WHEN given_back THEN 'back' ELSE 'read' END, step_id, question
    FROM courses_answer own
    WHERE enrolment_id = %s AND step_id IS NOT NULL AND marked_at > %s AND NOT EXISTS (
        SELECT 1 FROM courses_answer later WHERE later.enrolment_id = own.enrolment_id
        AND later.step_id = own.step_id AND later.question = own.question AND later.id > own.id
    )
    UNION ALL SELECT 'test', attempt.quiz_id, NULL FROM courses_answer own
    JOIN courses_quizattempt attempt ON attempt.id = own.quiz_attempt_id
    WHERE own.enrolment_id = %s AND own.marked_at > %s
"""
#: So long her home says that somebody has read what she wrote.
READ_FOR = datetime.timedelta(days=7)


def course_state(enrolment: Enrolment) -> CourseState:
    """Modules, lessons and tests of the course with what she has done of each, and what she may practise.

    Two queries for 1 and 30 lessons, and one more where she stands before a test with few tries; a few where
    something opens later.
    """
    own, settled = enrolment.pk, [MarkingState.CORRECT.value, MarkingState.WAITING.value]
    with connection.cursor() as cursor:
        since = connection.ops.adapt_datetimefield_value(timezone.now() - READ_FOR)
        cursor.execute(HERS, [own, *settled, own, own, own, own, own, since, own, since])
        rows = cursor.fetchall()
    hers: dict[str, set[int]] = {
        "step": set(),
        "lesson": set(),
        "quiz": set(),
        "module": set(),
        "read": set(),
        "back": set(),
        "test": set(),
    }
    wrong: set[tuple[int, UUID]] = set()
    for kind, key, question in rows:
        if kind == "wrong":
            wrong.add((key, UUID(str(question))))
        else:
            hers[kind].add(key)
    modules = taught_in(enrolment.course_id)
    return CourseState(
        enrolment,
        _module_states(modules, hers, enrolment),
        [
            ToPractise(question, step.uuid, lesson.pk)
            for module in (modules if wrong else ())
            for lesson in module.lessons
            for step in lesson.steps
            for question in step.questions
            if (step.pk, question) in wrong
        ],
        frozenset(hers["read"]),
        frozenset(hers["test"]),
        frozenset(hers["back"]),
    )


def _module_states(
    modules: tuple[TaughtModule, ...], hers: dict[str, set[int]], enrolment: Enrolment
) -> list[ModuleState]:
    states = [_module_state(module, hers, enrolment.current_step_id) for module in modules]
    before = {
        state.quiz.pk: state
        for state in states
        if state.quiz and state.quiz.attempts_allowed and state.lessons_are_done and not state.quiz_passed
    }
    for quiz in without_tries(enrolment.pk, before) if before else ():
        before[quiz].is_stuck = True
    asking = {state.module.pk: state.module.opens for state in states if not state.is_begun}
    closed = closed_modules(enrolment, asking)
    for state in states:
        state.closed = closed.get(state.module.pk, [])
    return states


def _module_state(module: TaughtModule, hers: dict[str, set[int]], stopped: int | None) -> ModuleState:
    lessons = []
    for lesson in module.lessons:
        steps = [(step.pk, step.pk in hers["step"]) for step in lesson.steps]
        done = sum(is_done for _step, is_done in steps)
        is_done = done == len(steps) or lesson.pk in hers["lesson"]  # stays so when its author adds a step
        lessons.append(LessonState(lesson, done, is_done, _number_of_next(steps, stopped)))
    passed = bool(module.quiz and module.quiz.pk in hers["quiz"])
    return ModuleState(module, lessons, passed, recorded=module.pk in hers["module"])


def duties_for(enrolment: Enrolment, state: ModuleState) -> DutyList | None:
    """What she must do until this module is done, where it is not what is usual. A few queries."""
    module = state.module
    if module.finish.is_usual:
        return None
    duties = her_duties(enrolment, module.finish, module.there)
    met = what_is_met(enrolment, module.pk, duties, lessons_are_done=state.lessons_are_done)
    return list_of(duties, met)


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


def _number_of_next(steps: list[tuple[int, bool]], stopped: int | None) -> int:
    open_ones = {step: number for number, (step, is_done) in enumerate(steps, start=1) if not is_done}
    return open_ones.get(stopped or 0) or next(iter(open_ones.values()), 1)


def differences(enrolment: Enrolment) -> dict[str, tuple[int, int]]:
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
