"""Progress is derived, only grows, and is counted once."""

import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from courses.attempts.actions import answer_quiz, answer_step, hand_in, start_quiz
from courses.attempts.errors import AnswerRefused
from courses.attempts.models import Answer
from courses.catalogue.models import Course, Step
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.progress.actions import complete_step, lesson_counts, see_step
from courses.progress.models import LessonRecord, ModuleRecord, StepRecord
from courses.progress.queries import StepPosition, course_state, position_at, resume_step
from courses.questions.models import QuestionVersion
from lms.competences.models import Attainment
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces):
    """Two lessons of two steps (text, question) and a test of two questions."""
    return make.published_course(shared_faces.skills, lessons=2, steps=2, quiz=2).pk


@pytest.fixture
def taken(course_id):
    """An enrolment in the course."""
    course = Course.objects.get(pk=course_id)
    learner = make_learner()
    return enrol(learner.user, course, by=learner.user)


def version_of(question):
    return QuestionVersion.objects.get(question=question)


def finish_lessons(enrolment):
    for lesson in make.lessons_of(enrolment.course):
        first, second = lesson.steps.all()
        see_step(enrolment, first)
        version = version_of(second.questions[0])
        answer_step(
            enrolment, second, version, response=version.answer_key["correct"], idempotency_key=uuid.uuid4()
        )


def take_quiz(enrolment, *, right):
    quiz = enrolment.course.modules.get().quiz
    attempt = start_quiz(enrolment, quiz, idempotency_key=uuid.uuid4())
    for number, question in enumerate(attempt.questions):
        version = version_of(question)
        wrong = next(
            choice["id"]
            for choice in version.body["choices"]
            if choice["id"] not in version.answer_key["correct"]
        )
        answer_quiz(
            attempt,
            version,
            response=version.answer_key["correct"] if number < right else [wrong],
            idempotency_key=uuid.uuid4(),
        )
    return hand_in(attempt)


def counts(enrolment):
    enrolment.refresh_from_db()
    return (enrolment.steps_done, enrolment.steps_total, enrolment.lessons_done, enrolment.lessons_total)


def test_s23_where_she_stands_at_a_step_is_hers_alone(taken, course_id):
    first, second = make.lessons_of(taken.course)
    done, asked = first.steps.all()
    see_step(taken, done)
    other = make_learner()
    enrol(other.user, Course.objects.get(pk=course_id), by=other.user)
    versions = {"lesson_version": first.version, "module_version": first.module.version}
    assert position_at(taken.person, asked.uuid) == StepPosition(
        taken.pk, first.pk, **versions, is_taught=True, done=frozenset({done.pk})
    )
    assert position_at(taken.person, second.steps.first().uuid).done == frozenset()
    assert position_at(other.user, done.uuid).done == frozenset()
    assert [position_at(make_learner().user, done.uuid), position_at(taken.person, uuid.uuid4())] == [
        None,
        None,
    ]
    Enrolment.objects.filter(pk=taken.pk).update(ended_at=timezone.now())
    assert position_at(taken.person, done.uuid) is None


def test_counts_begin_at_nothing_of_all(taken):
    assert counts(taken) == (0, 4, 0, 2)


def test_a_step_is_done_once(taken):
    step = make.lessons_of(taken.course)[0].steps.first()
    for _time in range(3):
        see_step(taken, step)
    assert StepRecord.objects.count() == 1
    assert counts(taken) == (1, 4, 0, 2)
    assert taken.current_step == step


def test_a_step_with_a_question_is_not_done_by_being_seen(taken):
    step = make.lessons_of(taken.course)[0].steps.last()
    see_step(taken, step)
    assert counts(taken) == (0, 4, 0, 2)
    assert taken.current_step == step


def test_a_wrong_answer_is_an_answer(taken):
    step = make.lessons_of(taken.course)[0].steps.last()
    version = version_of(step.questions[0])
    wrong = next(
        choice["id"]
        for choice in version.body["choices"]
        if choice["id"] not in version.answer_key["correct"]
    )
    assert (
        answer_step(taken, step, version, response=[wrong], idempotency_key=uuid.uuid4()).is_correct is False
    )
    assert counts(taken) == (1, 4, 0, 2)


def test_the_same_key_twice_is_one_answer(taken):
    step = make.lessons_of(taken.course)[0].steps.last()
    version, key = version_of(step.questions[0]), uuid.uuid4()
    first = answer_step(taken, step, version, response=version.answer_key["correct"], idempotency_key=key)
    assert (
        answer_step(taken, step, version, response=version.answer_key["correct"], idempotency_key=key)
        == first
    )
    other = next(
        choice["id"]
        for choice in version.body["choices"]
        if choice["id"] not in version.answer_key["correct"]
    )
    with pytest.raises(AnswerRefused) as refused:
        answer_step(taken, step, version, response=[other], idempotency_key=key)
    assert refused.value.status == 409
    assert list(Answer.objects.values_list("marking_state", flat=True)) == ["correct"]


@pytest.mark.parametrize("chosen", [[], ["nonsense"], "two"])
def test_a_choice_that_cannot_be_is_refused_and_nothing_is_saved(taken, chosen):
    step = make.lessons_of(taken.course)[0].steps.last()
    version = version_of(step.questions[0])
    given = [choice["id"] for choice in version.body["choices"]][:2] if chosen == "two" else chosen
    with pytest.raises(AnswerRefused):
        answer_step(taken, step, version, response=given, idempotency_key=uuid.uuid4())
    assert (Answer.objects.count(), StepRecord.objects.count()) == (0, 0)


def test_a_version_of_another_question_is_refused(taken):
    first, second = make.lessons_of(taken.course)
    other = version_of(second.steps.last().questions[0])
    with pytest.raises(AnswerRefused):
        answer_step(
            taken,
            first.steps.last(),
            other,
            response=other.answer_key["correct"],
            idempotency_key=uuid.uuid4(),
        )


def test_lessons_alone_do_not_pass_a_module_with_a_test(taken):
    finish_lessons(taken)
    assert counts(taken) == (4, 4, 2, 2)
    assert (ModuleRecord.objects.count(), Certificate.objects.count()) == (0, 0)


def test_passing_gives_competences_and_one_certificate(taken):
    finish_lessons(taken)
    attempt = take_quiz(taken, right=2)
    assert (attempt.passed, attempt.correct_count) == (True, 2)
    attainment = Attainment.objects.get()
    assert (attainment.source, attainment.evidence, attainment.person) == ("quiz", attempt.uuid, taken.person)
    certificate = Certificate.objects.get()
    assert certificate.about == taken.course.modules.get().uuid
    assert certificate.snapshot["texts"]["en"]["competences"] == [
        {"label": attainment.competence.label_in("en"), "level": "Basic", "evidence": "Test"}
    ]
    taken.refresh_from_db()
    assert taken.completed_at is not None
    hand_in(attempt)
    assert (Certificate.objects.count(), Attainment.objects.count()) == (1, 1)


def test_one_right_of_two_is_not_yet_and_she_may_try_again(taken):
    finish_lessons(taken)
    assert take_quiz(taken, right=1).passed is False
    assert Certificate.objects.count() == 0
    assert take_quiz(taken, right=2).number == 2
    assert Certificate.objects.count() == 1


def test_passing_the_test_first_and_reading_afterwards_gives_the_certificate_too(taken):
    take_quiz(taken, right=2)
    assert Certificate.objects.count() == 0
    finish_lessons(taken)
    assert Certificate.objects.count() == 1


def test_a_failing_handler_undoes_the_answer(taken, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("disk full")

    finish_lessons(taken)
    monkeypatch.setattr("courses.certificates.handlers.issue_for_module", broken)
    with pytest.raises(RuntimeError):
        take_quiz(taken, right=2)
    assert (ModuleRecord.objects.count(), Attainment.objects.count()) == (0, 0)


def test_a_certificate_is_only_given_where_the_module_may_be_seen_outside(shared_faces):
    course = make.published_course(shared_faces.skills, lessons=1, quiz=1, visible_outside=False)
    learner = make_learner()
    enrolment = enrol(learner.user, course, by=learner.user)
    finish_lessons(enrolment)
    assert take_quiz(enrolment, right=1).passed is True
    assert (ModuleRecord.objects.count(), Certificate.objects.count()) == (1, 0)


def test_a_lesson_added_in_the_middle_never_takes_anything_away(taken):
    finish_lessons(taken)
    module = make.page_of(taken.course.modules.get())
    make.lesson_page(module, "Added", steps=2)
    assert counts(taken) == (4, 6, 2, 3)
    first = make.page_of(make.lessons_of(taken.course)[0])
    first.body = make.lesson_body(
        [
            [("text", {"text": "<p>All new</p>", "audio": None})],
            [("text", {"text": "<p>More</p>", "audio": None})],
        ]
    )
    first.save_revision().publish()
    done, total, lessons_done, lessons_total = counts(taken)
    assert (lessons_done, lessons_total) == (2, 3)
    assert done <= total
    assert LessonRecord.objects.count() == 2


def test_retiring_the_last_open_lesson_passes_the_module(taken):
    first, second = make.lessons_of(taken.course)
    take_quiz(taken, right=2)
    for step in first.steps.all():
        complete_step(taken, step)
    assert Certificate.objects.count() == 0
    make.page_of(second).unpublish()
    assert counts(taken) == (2, 2, 1, 1)
    assert Certificate.objects.count() == 1


def test_recounting_finds_no_difference_and_repairs_one(taken, capsys):
    finish_lessons(taken)
    call_command("check_progress")
    assert "All counts agree" in capsys.readouterr().out
    Enrolment.objects.update(lessons_done=0)
    with pytest.raises(CommandError):
        call_command("check_progress")
    call_command("check_progress", repair=True)
    assert counts(taken) == (4, 4, 2, 2)


def test_she_goes_on_where_she_stopped(taken):
    lesson = make.lessons_of(taken.course)[0]
    first, second = lesson.steps.all()
    assert resume_step(taken, lesson) == (first, 1, 2)
    see_step(taken, first)
    taken.refresh_from_db()
    assert resume_step(taken, lesson) == (second, 2, 2)


def test_the_state_of_a_course_costs_the_same_for_1_and_30_lessons(django_assert_num_queries):
    learner = make_learner()
    for expected in (1, 30):
        module = make.taught_module()
        make.more_lessons(module, expected)
        enrolment = enrol(learner.user, module.course, by=learner.user)
        course_state(enrolment)  # what is the same for everybody is read once
        with django_assert_num_queries(2):
            state = course_state(enrolment)
        assert len(state.modules[0].lessons) == expected


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's own machine")
def test_counting_costs_the_same_however_many_others_take_the_course(taken):
    def work() -> int:
        ticks = []
        connection.ensure_connection()
        connection.connection.set_progress_handler(lambda: ticks.append(1) and None, 10)
        lesson_counts(taken)
        connection.connection.set_progress_handler(None, 0)
        return len(ticks)

    alone = work()
    steps = list(Step.objects.filter(lesson__module__course=taken.course))
    for _other in range(20):
        other = enrol(make_learner(pin="").user, taken.course, by=None)
        StepRecord.objects.bulk_create([StepRecord(enrolment=other, step=step) for step in steps])
    assert work() < alone * 2
