"""Leaving a lesson out, doing it, and doing another one instead look the same to everybody but her."""

import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from courses.attempts.actions import answer_step
from courses.attempts.models import Answer
from courses.attempts.waiting import waiting_answers
from courses.catalogue.models import Course, Lesson
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.pages.actions import publish_one
from courses.pages.models import LessonPage
from courses.progress.models import LessonRecord, ModuleRecord, StepRecord
from courses.progress.queries import differences
from lms.organisations.models import Role
from tests.courses.attempts.test_hand_ins import asks
from tests.factories import courses as make
from tests.factories.learning import finish_lesson, version_of
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(shared_faces) -> Course:
    """A lesson that may be left out, one that is done instead, and one beside them."""
    course = make.published_course(shared_faces.skills, modules=1, lessons=3, steps=2)
    hard, other, _beside = (make.page_of(lesson) for lesson in make.lessons_of(course))
    hard.may_skip = True
    hard.save_revision().publish()
    other.instead_of = hard
    other.save_revision().publish()
    return Course.objects.get(pk=course.pk)


def leaves_out(browser, hard: Lesson, other: Lesson, enrolment: Enrolment) -> None:
    step = reverse("player:step", args=[hard.steps.first().uuid])
    page = browser.get(step)
    assert [link.title for link in page.context["leave_out"].instead] == [other.title]
    done = browser.post(step, {"without": "1"})["Location"]
    assert done == reverse("player:lesson_done", args=[hard.uuid])
    assert browser.get(done).context["done"] is True


def does_it(browser, hard: Lesson, other: Lesson, enrolment: Enrolment) -> None:
    finish_lesson(enrolment, hard)


def does_it_in_part(browser, hard: Lesson, other: Lesson, enrolment: Enrolment) -> None:
    step = hard.steps.last()
    version = version_of(step.questions[0])
    for right in (False, True):
        given = version.sample_response(right=right)
        answer_step(enrolment, step, version, response=given, idempotency_key=uuid.uuid4())
    leaves_out(browser, hard, other, enrolment)


def does_the_other(browser, hard: Lesson, other: Lesson, enrolment: Enrolment) -> None:
    finish_lesson(enrolment, other)


WAYS = [leaves_out, does_it, does_it_in_part, does_the_other]


def seen_by_others(browser, enrolment: Enrolment) -> list[str]:
    """Every line that somebody may read of how far she is."""
    profile = enrolment.person.profile
    pages = [
        reverse("desk:person", args=[profile.uuid]),
        reverse("teaching:work", args=[profile.uuid, enrolment.course.uuid]),
        reverse("teaching:record", args=[profile.uuid]),
        reverse("teaching:marking"),
    ]
    shown = [re.sub(r"<[^>]*>", "\n", browser.get(page).content.decode()) for page in pages]
    lines = [line.strip().replace(profile.handle, "") for page in shown for line in page.splitlines()]
    return [line for line in lines if line]


def kept(enrolment: Enrolment) -> tuple:
    enrolment.refresh_from_db()
    own = {"enrolment": enrolment}
    return (
        set(StepRecord.objects.filter(**own).values_list("step", flat=True)),
        set(LessonRecord.objects.filter(**own).values_list("lesson", flat=True)),
        ModuleRecord.objects.filter(**own).count(),
        enrolment.current_step_id,
        enrolment.lessons_done,
        enrolment.steps_done,
        enrolment.last_active_at is None,
    )


def test_nobody_but_her_can_tell(course, enter):
    hard, other, beside = make.lessons_of(course)
    trainer = enter(make_worker(Role.TRAINER))
    looks, rows = [], []
    for way in WAYS:
        learner = make_learner(handle=f"Quiet River 1{len(looks)}")
        enrolment = enrol(learner.user, course, by=learner.user)
        way(enter(learner.user), hard, other, enrolment)
        looks.append(seen_by_others(trainer, enrolment))
        rows.append(kept(enrolment))
        assert differences(enrolment) == {}
        finish_lesson(enrolment, beside)
        assert ModuleRecord.objects.filter(enrolment=enrolment).count() == 1
    assert rows == [rows[0]] * len(WAYS)
    for look in looks:
        assert look == looks[0]
    assert Answer.objects.filter(step__lesson=hard).exists()


def test_nothing_in_it_waits_for_a_person_and_it_is_not_published_so(course, shared_faces):
    hard = make.page_of(make.lessons_of(course)[0])
    made = asks("hand_in", wants="photo")
    hard.body = make.lesson_body([[("question", made.pk)]])
    hard.save_revision()
    with pytest.raises(ValidationError, match="waits for a person"):
        publish_one(LessonPage.objects.get(pk=hard.pk), by=None)
    hard.get_latest_revision().publish()
    learner = make_learner().user
    enrolment = enrol(learner, course, by=learner)
    version, step = version_of(made.translation_key), make.lessons_of(course)[0].steps.current().get()
    answer_step(enrolment, step, version, response=version.sample_response(), idempotency_key=uuid.uuid4())
    assert not waiting_answers().exists()


def test_another_lesson_is_not_left_out_by_asking(course, enter):
    beside = make.lessons_of(course)[2]
    learner = make_learner().user
    enrolment = enrol(learner, course, by=learner)
    browser, step = enter(learner), reverse("player:step", args=[beside.steps.first().uuid])
    assert browser.get(step).context["leave_out"] is None
    browser.post(step, {"without": "1"})
    assert kept(enrolment)[1] == set()
