"""Progress is not lost and not doubled when much arrives in the same moment, on whichever database."""

import uuid

import pytest
from django.core.management import call_command
from django.db import OperationalError

from courses.attempts.actions import answer_quiz, answer_step, hand_in, start_quiz
from courses.catalogue.models import Course, Module, Step
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.progress.actions import recount_course, see_step
from courses.progress.models import LessonRecord, ModuleRecord, StepRecord
from courses.progress.queries import differences
from lms.privacy.erasure import erase
from tests.factories.courses import more_lessons, published_course, taught_module
from tests.factories.learning import finish_lessons, version_of
from tests.factories.people import make_learner
from tests.racing import at_once


def failures(results: list) -> list:
    return [result for result in results if isinstance(result, Exception)]


def see_all(enrolment: int, steps: list[int]):
    """One tab of hers: goes past these steps, one after the other."""

    def go() -> None:
        for step in steps:
            see_step(Enrolment.objects.get(pk=enrolment), Step.objects.get(pk=step))

    return go


def enrolled(course: Course) -> Enrolment:
    learner = make_learner(pin="")
    return enrol(learner.user, course, by=learner.user)


@pytest.mark.parametrize("learner", range(3))
def test_r02_sixteen_tabs_past_forty_eight_steps_lose_none_of_them(own_database, learner):
    module = taught_module()
    more_lessons(module, 6, steps=8)
    enrolment = enrolled(module.course)
    steps = list(Step.objects.filter(lesson__module=module).order_by("pk").values_list("pk", flat=True))

    results = at_once(*[see_all(enrolment.pk, steps[tab::16]) for tab in range(16)])

    assert failures(results) == []
    enrolment.refresh_from_db()
    assert (enrolment.steps_done, enrolment.steps_total, enrolment.lessons_done) == (48, 48, 6)
    assert (StepRecord.objects.count(), LessonRecord.objects.count(), ModuleRecord.objects.count()) == (
        48,
        6,
        1,
    )
    assert enrolment.completed_at is not None
    assert Certificate.objects.filter(person=enrolment.person, about=module.uuid).count() == 1
    assert differences(enrolment) == {}


def test_r06_the_last_step_sixteen_times_at_once_is_one_of_everything(own_database):
    module = taught_module()
    more_lessons(module, 1, steps=1)
    enrolment = enrolled(module.course)
    step = Step.objects.get(lesson__module=module).pk

    assert failures(at_once(see_all(enrolment.pk, [step]), times=16)) == []

    enrolment.refresh_from_db()
    assert (
        enrolment.steps_done,
        StepRecord.objects.count(),
        ModuleRecord.objects.count(),
        Certificate.objects.count(),
    ) == (1, 1, 1, 1)


@pytest.mark.parametrize("turn", range(3))
def test_r02_the_test_and_the_last_step_in_the_same_moment_pass_the_module(own_faces, turn):
    """Each alone leaves the module open: one of the two must see what the other did."""
    course = published_course(own_faces.skills, lessons=1, steps=2, quiz=1)
    module = course.modules.get()
    enrolment = enrolled(course)
    first, second = Step.objects.filter(lesson__module=module).order_by("position", "pk")
    version = version_of(second.questions[0])
    answer_step(
        enrolment, second, version, response=version.answer_key["correct"], idempotency_key=uuid.uuid4()
    )
    attempt = start_quiz(enrolment, module.quiz, idempotency_key=uuid.uuid4())
    (asked,) = attempt.questions
    answer_quiz(
        attempt,
        version_of(asked),
        response=version_of(asked).answer_key["correct"],
        idempotency_key=uuid.uuid4(),
    )

    assert failures(at_once(see_all(enrolment.pk, [first.pk]), lambda: hand_in(attempt))) == []

    assert ModuleRecord.objects.filter(enrolment=enrolment, module=module).count() == 1
    assert Certificate.objects.filter(person=enrolment.person).count() == 1
    enrolment.refresh_from_db()
    assert enrolment.completed_at is not None


def test_r05_counting_a_course_anew_while_its_learners_finish_it_takes_nothing_from_them(own_database):
    """What publishing does.

    Both give certificates, so both write the audit: neither may wait for the other in a ring.
    """
    module = taught_module()
    more_lessons(module, 4, steps=2)
    steps = list(Step.objects.filter(lesson__module=module).order_by("pk").values_list("pk", flat=True))
    enrolments = [enrolled(module.course) for _learner in range(6)]

    def publish() -> None:
        for _time in range(4):
            recount_course(Course.objects.get(pk=module.course_id))

    results = at_once(publish, publish, *[see_all(enrolment.pk, steps) for enrolment in enrolments])

    assert failures(results) == []
    assert [differences(enrolment) for enrolment in Enrolment.objects.all()] == [{}] * 6
    assert set(Enrolment.objects.values_list("steps_done", "lessons_done")) == {(8, 4)}
    assert (ModuleRecord.objects.count(), Certificate.objects.count()) == (6, 6)


def test_r05_the_command_that_compares_finds_no_difference_while_she_learns(own_database, capsys):
    module = taught_module()
    more_lessons(module, 4, steps=4)
    steps = list(Step.objects.filter(lesson__module=module).order_by("pk").values_list("pk", flat=True))
    enrolments = [enrolled(module.course) for _learner in range(6)]

    def compare() -> None:
        for _time in range(5):
            call_command("check_progress")

    assert failures(at_once(compare, *[see_all(enrolment.pk, steps) for enrolment in enrolments])) == []


def test_r06_one_answer_sent_sixteen_times_at_once_is_one_answer(own_faces):
    course = published_course(own_faces.skills, lessons=1, steps=1)
    enrolment = enrolled(course)
    step = Step.objects.get(lesson__module__course=course)
    version, key = version_of(step.questions[0]), uuid.uuid4()

    results = at_once(
        lambda: (
            answer_step(
                Enrolment.objects.get(pk=enrolment.pk),
                step,
                version,
                response=version.answer_key["correct"],
                idempotency_key=key,
            ).pk
        ),
        times=16,
    )

    assert len(set(results)) == 1
    enrolment.refresh_from_db()
    assert enrolment.steps_done == 1


def test_r06_beginning_and_handing_in_a_test_sixteen_times_at_once_is_one_try(own_faces):
    course = published_course(own_faces.skills, lessons=1, steps=1, quiz=1)
    module = course.modules.get()
    enrolment = enrolled(course)
    finish_lessons(enrolment)

    begun = at_once(
        lambda: (
            start_quiz(Enrolment.objects.get(pk=enrolment.pk), module.quiz, idempotency_key=uuid.uuid4()).pk
        ),
        times=16,
    )
    assert len(set(begun)) == 1
    attempt = enrolment.quiz_attempts.get()
    version = version_of(attempt.questions[0])
    answered = at_once(
        lambda: (
            answer_quiz(
                attempt, version, response=version.answer_key["correct"], idempotency_key=uuid.uuid4()
            ).pk
        ),
        times=16,
    )
    assert len(set(answered)) == 1
    handed = at_once(lambda: hand_in(attempt).passed, times=16)
    assert set(handed) == {True}

    assert (Module.objects.count(), ModuleRecord.objects.count(), Certificate.objects.count()) == (1, 1, 1)


def test_r06_being_enrolled_sixteen_times_at_once_is_one_enrolment(own_database):
    module = taught_module()
    more_lessons(module, 1)
    learner = make_learner(pin="")
    results = at_once(lambda: enrol(learner.user, module.course, by=learner.user).pk, times=16)
    assert len(set(results)) == 1
    enrolment = Enrolment.objects.get()
    assert differences(enrolment) == {}


def test_r05_erasing_her_while_she_finishes_waits_for_what_she_does_in_no_ring(own_database):
    """Both write the audit: whoever erases may not hold it while an answer that holds her enrolment waits for
    it.
    """
    for _learner in range(4):
        module = taught_module()
        more_lessons(module, 2, steps=1)
        enrolment = enrolled(module.course)
        steps = list(Step.objects.filter(lesson__module=module).order_by("pk").values_list("pk", flat=True))
        person = enrolment.person

        results = at_once(lambda: erase(person, keep_certificates=True), see_all(enrolment.pk, steps))  # noqa: B023 - called before the next learner

        assert [result for result in results if isinstance(result, OperationalError)] == []
        assert results[0] is True
        assert not Enrolment.objects.filter(pk=enrolment.pk).exists()
