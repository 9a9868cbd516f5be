"""Looking at it together: what she did in lessons and tests, in the words she answered."""

import uuid

import pytest
from django.urls import reverse

from courses.attempts.actions import answer_step, start_quiz
from courses.desk.work import WorkModule
from courses.enrolments.actions import enrol
from courses.progress.actions import see_step
from courses.questions.models import QuestionVersion
from lms.audit.models import AccessEntry
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import finish_lesson, take_quiz, version_of
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces):
    return make.published_course(faces.skills, lessons=3, steps=3, quiz=2)


@pytest.fixture
def learner(course):
    return make_learner(handle="River Maple 42")


@pytest.fixture
def enrolment(learner, course):
    return enrol(learner.user, course, by=learner.user)


@pytest.fixture
def module(course):
    return make.modules_of(course)[0]


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER, first_name="Marta")


@pytest.fixture
def address(learner, course):
    return reverse("teaching:work", args=[learner.profile.uuid, course.uuid])


def work(browser, address) -> WorkModule:
    (module,) = browser.get(address).context["work"].modules
    return module


def test_each_lesson_says_how_she_stands_in_it(enter, trainer, enrolment, module, address):
    first, second, _third = module.lessons.order_by("position", "pk")
    finish_lesson(enrolment, first)
    see_step(enrolment, second.steps.order_by("position", "pk")[0])
    told = [(row.words, row.state) for row in work(enter(trainer), address).lessons]
    assert told == [("Done", "done"), ("Started, at step 2 of 3", "now"), ("Not started", "later")]


def test_each_try_says_when_how_much_and_what_she_answered(enter, trainer, enrolment, module, address):
    take_quiz(enrolment, module, right=0)
    take_quiz(enrolment, module, right=1)
    start_quiz(enrolment, module.quiz, idempotency_key=uuid.uuid4())
    tries = work(enter(trainer), address).tries
    assert [(row.number, row.words) for row in tries] == [
        (3, "Started, not handed in"),
        (2, "Not yet, 1 of 2 right"),
        (1, "Not yet, 0 of 2 right"),
    ]
    assert [[answer.state for answer in row.answers] for row in tries] == [
        ["No answer", "No answer"],
        ["Right", "Not yet"],
        ["Not yet", "Not yet"],
    ]


def test_her_answer_stands_in_the_words_of_the_version_she_answered(
    enter, trainer, enrolment, module, address
):
    attempt = take_quiz(enrolment, module, right=1)
    answered = version_of(attempt.questions[0])
    given = attempt.answers.get(question=attempt.questions[0])
    QuestionVersion.objects.create(
        question=answered.question,
        language=answered.language,
        number=answered.number + 1,
        body={**answered.body, "text": "A question that came later"},
        answer_key=answered.answer_key,
    )
    (shown,) = work(enter(trainer), address).tries
    first = shown.answers[0]
    assert (first.question, first.answer) == (answered.body["text"], given.described())


def test_an_answer_in_a_step_says_how_often_she_gave_one(enter, trainer, learner, faces):
    course = make.published_course(faces.skills, lessons=1)
    enrolment = enrol(learner.user, course, by=learner.user)
    (module,) = make.modules_of(course)
    step = next(row for lesson in module.lessons.all() for row in lesson.steps.all() if row.questions)
    version = version_of(step.questions[0])
    for right in (False, True):
        chosen = version.sample_response(right=right)
        answer_step(enrolment, step, version, response=chosen, idempotency_key=uuid.uuid4())
    page = enter(trainer).get(reverse("teaching:work", args=[learner.profile.uuid, course.uuid]))
    (row,) = [row for lesson in page.context["work"].modules[0].lessons for row in lesson.answers]
    assert (row.question, row.state, row.times) == (
        version.body["text"],
        "Right",
        "answered 2 times",
    )


def test_opening_it_is_logged_as_what_it_is_and_needs_a_reason_of_a_coordinator(
    enter, trainer, enrolment, learner, address
):
    enter(trainer).get(address)
    assert list(AccessEntry.objects.values_list("what", "reader")) == [("work", trainer.pk)]
    coordinator = make_worker(Role.COORDINATOR)
    response = enter(coordinator).get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("desk:reason", args=[learner.profile.uuid]))
    assert AccessEntry.objects.filter(reader=coordinator).count() == 0


def test_nobody_else_reads_it(enter, enrolment, address):
    stranger = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia", place="Athens"))
    assert enter(stranger).get(address).status_code == 404
    assert enter(make_worker(Role.CASE_WORKER)).get(address).status_code == 404
    assert AccessEntry.objects.count() == 0


def test_a_course_she_does_not_take_is_nothing(enter, trainer, learner, address):
    assert enter(trainer).get(address).status_code == 404


def test_the_page_asks_the_same_for_one_try_and_for_four(
    enter, trainer, enrolment, module, address, count_queries
):
    browser = enter(trainer)
    browser.get(address)
    counts = []
    for more in (1, 3):
        for _number in range(more):
            take_quiz(enrolment, module, right=0)
        counts.append(count_queries(browser.get, address))
    assert counts[0] == counts[1] <= 30
