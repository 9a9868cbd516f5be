"""Progress is what was done, whatever comes first, comes twice, or is changed by an author meanwhile.

The same sequences each time (derandomised), and few: HEAL_LOOK_FURTHER=10 looks ten times as far.
"""

import os
import uuid
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from courses.attempts.actions import answer_quiz, hand_in, start_quiz
from courses.attempts.observations import sign_off
from courses.catalogue.models import Course, Lesson, Module, Quiz, Step
from courses.enrolments.models import Cohort, Enrolment
from courses.progress.actions import leave_out, recount, recount_course, see_step
from courses.progress.models import LessonRecord, ModuleRecord, StepRecord
from courses.progress.queries import course_state, differences
from courses.sessions.enums import Mark, Why
from courses.sessions.models import Session
from courses.sessions.register import Marked, keep_register
from lms.competences.models import Attainment
from lms.core.locking import one_at_a_time
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import practice_task, version_of
from tests.factories.people import make_worker
from tests.factories.sessions import DAY, make_group, make_member, make_session

pytestmark = [pytest.mark.django_db, pytest.mark.both]

FURTHER = int(os.environ.get("HEAL_LOOK_FURTHER", "1"))
FEW = settings(
    max_examples=6 * FURTHER,
    stateful_step_count=12,
    phases=[Phase.generate],  # what fails is said as it is: making it shorter would take minutes
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
#: What authors ask for.
RULES: list[dict[str, Any]] = [
    {},
    {"must": ["lessons"], "one": [], "sessions": 1},
    {"must": ["lessons"], "one": ["test", "practice"], "sessions": 1},
    {"must": ["sessions"], "one": ["lessons", "practice"], "sessions": 2},
    {"must": ["lessons", "test", "practice", "sessions"], "one": [], "sessions": 1},
    {"must": ["hand_ins"], "one": [], "sessions": 1},
]
RECORDS = (StepRecord, LessonRecord, ModuleRecord)


@pytest.fixture(scope="module")
def world(shared_faces) -> dict[str, Any]:
    """Two modules of two lessons of two steps; the first has a test, a task to watch and three sessions. Of
    the second one lesson may be left out, and the other is done instead.
    """
    module = make.taught_module()
    make.more_lessons(module, 2, steps=2)
    other = Module.objects.create(uuid=uuid.uuid4(), course=module.course, texts={"en": {"title": "Other"}})
    make.more_lessons(other, 2, steps=2)
    hard, instead = other.lessons.order_by("pk")
    Lesson.objects.filter(pk=hard.pk).update(may_skip=True)
    Lesson.objects.filter(pk=instead.pk).update(instead_of=hard.uuid)
    question = make.question()
    Quiz.objects.create(uuid=uuid.uuid4(), module=module, questions=[str(question.translation_key)])
    practice_task(module)
    group = make_group(module.course)
    teacher = make_worker(Role.TRAINER, organisation=group.organisation)
    held = [make_session(group, begins=-number * DAY, counts_for=module) for number in (3, 2, 1)]
    return {
        "course": module.course.pk,
        "module": module.pk,
        "group": group.pk,
        "teacher": teacher,
        "held": [session.pk for session in held],
    }


class Her:
    """What one learner does; each thing may be done again."""

    def __init__(self, world: dict[str, Any]) -> None:
        self.world = world
        self.enrolment: Enrolment = make_member(Cohort.objects.get(pk=world["group"]))
        self.module = Module.objects.get(pk=world["module"])
        self.steps = list(Step.objects.filter(lesson__module__course=world["course"]).order_by("pk"))

    def sees(self, number: int) -> None:
        see_step(self.enrolment, self.steps[number % len(self.steps)])

    def leaves_out(self, number: int) -> None:
        lesson = Lesson.objects.get(module__course=self.world["course"], may_skip=True)
        leave_out(self.enrolment, lesson)

    def takes_the_test(self, number: int) -> None:
        if self.module.quiz.retired_at:
            return
        attempt = start_quiz(self.enrolment, self.module.quiz, idempotency_key=uuid.uuid4())
        for question in attempt.questions:
            version = version_of(question)
            given_ = version.sample_response(right=bool(number % 3))
            answer_quiz(attempt, version, response=given_, idempotency_key=uuid.uuid4())
        hand_in(hand_in(attempt))

    def is_watched(self, number: int) -> None:
        taught = self.module.taught.get()
        for _time in range(1 + number % 2):
            sign_off(
                self.enrolment,
                self.module,
                taught.competence,
                taught.level,
                tasks=[task.uuid for task in self.module.practice_tasks.current()],
                assessor=self.world["teacher"],
                place="Turin",
                observed_on=timezone.localdate(),
                idempotency_key=uuid.UUID(int=self.enrolment.pk),
            )

    def comes(self, number: int) -> None:
        session = Session.objects.get(pk=self.world["held"][number % 3])
        how = (Mark.PRESENT, Mark.LATE, Mark.EXCUSED)[number % 5 % 3]
        said = {self.enrolment.uuid: Marked(how)}
        keep_register(session, said, by=self.world["teacher"], why=Why.MISTAKE)


DONE = [Her.sees, Her.sees, Her.sees, Her.leaves_out, Her.takes_the_test, Her.is_watched, Her.comes]


def what_stands(enrolment: Enrolment) -> tuple:
    enrolment.refresh_from_db()
    own = {"enrolment": enrolment}
    return (
        set(StepRecord.objects.filter(**own).values_list("step", flat=True)),
        set(LessonRecord.objects.filter(**own).values_list("lesson", flat=True)),
        set(ModuleRecord.objects.filter(**own).values_list("module", flat=True)),
        set(Attainment.objects.filter(person=enrolment.person).values_list("source", flat=True)),
        enrolment.completed_at is not None,
    )


def assert_it_agrees(enrolment: Enrolment) -> None:
    """Counts are those of the records, no more than all, and counting anew finds nothing."""
    before = what_stands(enrolment)
    assert differences(enrolment) == {}
    assert enrolment.steps_done <= enrolment.steps_total
    assert enrolment.lessons_done <= enrolment.lessons_total
    one_at_a_time(Enrolment.objects.filter(pk=enrolment.pk))
    recount(enrolment)
    assert what_stands(enrolment) == before
    for state in course_state(enrolment).modules:
        assert state.is_done <= (state.module.pk in before[2])


@settings(FEW)
@given(st.lists(st.tuples(st.sampled_from(DONE), st.integers(0, 14)), min_size=4, max_size=12), st.data())
def test_any_order_and_any_repetition_gives_the_same(world, done, data):
    again = data.draw(st.permutations([*done, *data.draw(st.lists(st.sampled_from(done), max_size=4))]))
    asks = data.draw(st.sampled_from(RULES))
    with transaction.atomic():
        Module.objects.filter(pk=world["module"]).update(finish=asks)
        results = []
        for each in (done, again):
            her = Her(world)
            for does, number in _settled(each):
                does(her, number)
                assert_it_agrees(her.enrolment)
            results.append(what_stands(her.enrolment))
        assert results[0] == results[1]
        transaction.set_rollback(True)


def _settled(done: list[tuple]) -> list[tuple]:
    """Of a session the last mark stands, as it should: here everybody who comes was there."""
    return [(does, number - number % 5 if does is Her.comes else number) for does, number in done]


class Whatever(RuleBasedStateMachine):
    """She learns while an author takes parts out, brings them back, adds some and asks for something else."""

    world: dict[str, Any] = {}

    def __init__(self) -> None:
        super().__init__()
        self.saved = transaction.savepoint()
        self.her = Her(self.world)
        self.before = what_stands(self.her.enrolment)

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.saved)

    def published(self) -> None:
        recount_course(Course.objects.get(pk=self.world["course"]))

    @rule(does=st.sampled_from(DONE), number=st.integers(0, 14))
    def she_does(self, does: Any, number: int) -> None:
        does(self.her, number)

    @rule(number=st.integers(0, 3), back=st.booleans())
    def a_lesson_goes_or_comes_back(self, number: int, back: bool) -> None:
        lesson = Lesson.objects.filter(module__course=self.world["course"]).order_by("pk")[number]
        Lesson.objects.filter(pk=lesson.pk).update(retired_at=None if back else timezone.now())
        self.published()

    @rule(number=st.integers(0, 3))
    def a_step_is_added(self, number: int) -> None:
        lesson = Lesson.objects.filter(module__course=self.world["course"]).order_by("pk")[number]
        self.her.steps.append(Step.objects.create(uuid=uuid.uuid4(), lesson=lesson, position=9))
        self.published()

    @rule(asks=st.sampled_from(RULES))
    def the_author_asks_for_something_else(self, asks: dict[str, Any]) -> None:
        Module.objects.filter(pk=self.world["module"]).update(finish=asks)
        self.published()

    @rule(back=st.booleans())
    def the_test_goes_or_comes_back(self, back: bool) -> None:
        gone = None if back else timezone.now()
        Quiz.objects.filter(module=self.world["module"]).update(retired_at=gone)
        self.her.module = Module.objects.get(pk=self.world["module"])
        self.published()

    @rule()
    def the_course_is_counted_again(self) -> None:
        self.published()

    @invariant()
    def nothing_is_lost_and_all_agrees(self) -> None:
        Module.objects.filter(course=self.world["course"]).update(version=timezone.now().microsecond)
        now = what_stands(self.her.enrolment)
        for then, here in zip(self.before, now, strict=True):
            assert then <= here
        self.before = now
        assert_it_agrees(self.her.enrolment)


def test_whatever_an_author_changes_meanwhile_nothing_is_lost(world):
    machine = type("Machine", (Whatever,), {"world": world})
    run_state_machine_as_test(machine, settings=FEW)
