"""A learner who has used all her tries at a test is given one more by her trainer, and by nobody else."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from courses.attempts.actions import start_quiz
from courses.attempts.errors import AnswerRefused
from courses.attempts.models import ExtraTry, QuizAttempt
from courses.attempts.more_tries import give_try
from courses.catalogue.models import Quiz
from courses.enrolments.actions import end_enrolment, enrol
from lms.audit.models import AuditEntry
from lms.organisations.actions import assign, suspend_account
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import finish_lessons, take_quiz
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces):
    course = make.published_course(faces.skills, modules=2, lessons=1, quiz=2)
    Quiz.objects.update(attempts_allowed=2, version=7)
    return course


@pytest.fixture
def learner(course):
    return make_learner(handle="River Maple 42")


@pytest.fixture
def enrolment(learner, course):
    return enrol(learner.user, course, by=learner.user)


@pytest.fixture
def modules(course):
    return make.modules_of(course)


@pytest.fixture
def stuck(enrolment, modules):
    """She has done the lessons of the first module and failed its test as often as she may."""
    finish_lessons(enrolment, modules[0])
    for _number in range(2):
        take_quiz(enrolment, modules[0], right=0)
    return modules[0].quiz


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER)


def test_she_may_try_once_more_and_not_twice(enrolment, modules, stuck, trainer):
    give_try(enrolment, stuck, by=trainer)
    give_try(enrolment, stuck, by=trainer)
    take_quiz(enrolment, modules[0], right=0)
    with pytest.raises(AnswerRefused):
        start_quiz(enrolment, stuck, idempotency_key=uuid.uuid4())
    assert list(ExtraTry.objects.values_list("number", "given_by")) == [(3, trainer.pk)]
    assert AuditEntry.objects.filter(action="test.try_given").count() == 1


def test_it_is_of_use_whatever_its_author_allows_since(enrolment, stuck, trainer):
    Quiz.objects.update(attempts_allowed=1)
    give_try(enrolment, stuck, by=trainer)
    assert start_quiz(enrolment, stuck, idempotency_key=uuid.uuid4()).number == 3


def test_while_a_try_is_left_or_open_none_is_given(enrolment, modules, trainer):
    quiz = modules[0].quiz
    take_quiz(enrolment, modules[0], right=0)
    give_try(enrolment, quiz, by=trainer)
    start_quiz(enrolment, quiz, idempotency_key=uuid.uuid4())
    give_try(enrolment, quiz, by=trainer)
    assert ExtraTry.objects.count() == 0


def test_who_passed_or_takes_the_course_no_more_needs_none(enrolment, modules, stuck, trainer):
    take_quiz(enrolment, modules[1])
    with pytest.raises(ValidationError):
        give_try(enrolment, modules[1].quiz, by=trainer)
    end_enrolment(enrolment, by=trainer)
    with pytest.raises(ValidationError):
        give_try(enrolment, stuck, by=trainer)
    assert ExtraTry.objects.count() == 0


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.COORDINATOR])
def test_only_a_trainer_of_hers_gives_it(enrolment, stuck, role):
    elsewhere = make_worker(Role.TRAINER, organisation=make_organisation(name="Elsewhere"))
    for worker in (make_worker(role), elsewhere):
        with pytest.raises(PermissionDenied):
            give_try(enrolment, stuck, by=worker)
    assert ExtraTry.objects.count() == 0


# ── on the desk ──────────────────────────────────────────────────────────────────────────────────────


def addresses(learner, course, quiz):
    work = reverse("teaching:work", args=[learner.profile.uuid, course.uuid])
    return work, reverse("teaching:more_tries", args=[learner.profile.uuid, course.uuid, quiz.uuid])


def test_the_page_of_her_answers_offers_it_and_sent_twice_it_is_one(enter, trainer, learner, course, stuck):
    work, more = addresses(learner, course, stuck)
    browser = enter(trainer)
    assert more in browser.get(work).content.decode()
    key = str(uuid.uuid4())
    for _time in range(2):
        page = browser.post(more, {"key": key}, follow=True)
        told = [str(message) for message in page.context["messages"]]
        assert told == ["She can take this test once more. It is on her home page."]
    assert more not in page.content.decode()
    assert ExtraTry.objects.count() == 1


def test_whoever_may_not_give_it_reads_who_can(enter, learner, course, stuck):
    work, more = addresses(learner, course, stuck)
    worker = make_worker(Role.CASE_WORKER)
    assign(worker, learner.user, make_organisation())
    browser = enter(worker)
    page = browser.get(work).content.decode()
    assert "Her trainer can give her one more." in page
    assert more not in page
    assert browser.post(more, {"key": str(uuid.uuid4())}).status_code == 404
    assert ExtraTry.objects.count() == 0


def test_with_tries_left_nothing_is_offered(enter, trainer, learner, enrolment, course, modules):
    take_quiz(enrolment, modules[0], right=0)
    work, more = addresses(learner, course, modules[0].quiz)
    assert more not in enter(trainer).get(work).content.decode()


def test_with_her_account_closed_nothing_is_offered_and_nothing_given(enter, trainer, learner, course, stuck):
    work, more = addresses(learner, course, stuck)
    suspend_account(learner.profile, worker=make_worker(Role.COORDINATOR))
    browser = enter(trainer)
    assert more not in browser.get(work).content.decode()
    browser.post(more, {"key": str(uuid.uuid4())})
    assert ExtraTry.objects.count() == 0


# ── where she learns ─────────────────────────────────────────────────────────────────────────────────


def test_her_home_leads_on_to_what_she_can_do(enter, learner, modules, stuck, trainer):
    home = enter(learner.user).get(reverse("player:home"))
    lesson = modules[1].lessons.get()
    assert home.context["now"].url == reverse("player:step", args=[lesson.steps.earliest("position").uuid])
    assert home.context["stuck"] == [modules[0].title]
    assert "Ask your trainer for one more." in home.content.decode()


def test_where_only_the_test_is_left_it_leads_to_the_lessons(enter, learner, enrolment, modules, stuck):
    finish_lessons(enrolment, modules[1])
    take_quiz(enrolment, modules[1])
    home = enter(learner.user).get(reverse("player:home"))
    assert (home.context["now"], home.context["all_done"]) == (None, False)
    assert home.context["map_url"] in home.content.decode()


def test_with_one_more_her_home_leads_to_the_test(enter, learner, enrolment, modules, stuck, trainer):
    give_try(enrolment, stuck, by=trainer)
    browser = enter(learner.user)
    home = browser.get(reverse("player:home"))
    test = reverse("player:quiz", args=[stuck.uuid])
    assert (home.context["now"].url, home.context["stuck"]) == (test, [])
    assert browser.get(test).context["attempts_left"] == 1
    assert QuizAttempt.objects.filter(passed=True).count() == 0
