"""The way into a lesson and the end of it."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.attempts.actions import answer_step
from courses.attempts.models import Answer
from courses.catalogue.models import Course, Lesson
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.player.course_map import NextStop
from courses.progress.actions import see_step
from tests.factories import courses as make
from tests.factories.learning import finish_lesson, pass_module, version_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces) -> int:
    return make.published_course(shared_faces.skills, lessons=2, steps=2, quiz=1).pk


@pytest.fixture
def lessons(course_id):
    return make.lessons_of(Course.objects.get(pk=course_id))


@pytest.fixture
def enrolment(course_id) -> Enrolment:
    learner = make_learner().user
    return enrol(learner, Course.objects.get(pk=course_id), by=learner)


@pytest.fixture
def browser(enrolment, enter):
    return enter(enrolment.person)


def done_page(browser, lesson) -> dict:
    return browser.get(reverse("player:lesson_done", args=[lesson.uuid])).context


def leads_to(browser, lesson) -> str:
    return browser.get(reverse("player:lesson", args=[lesson.uuid]))["Location"]


def test_a_lesson_leads_to_its_first_open_step(browser, enrolment, lessons):
    first, second = lessons[0].steps.all()
    assert leads_to(browser, lessons[0]) == reverse("player:step", args=[first.uuid])
    see_step(enrolment, first)
    assert leads_to(browser, lessons[0]) == reverse("player:step", args=[second.uuid])


def test_a_lesson_that_is_done_begins_again(browser, enrolment, lessons):
    finish_lesson(enrolment, lessons[0])
    assert leads_to(browser, lessons[0]) == reverse("player:step", args=[lessons[0].steps.first().uuid])


def assert_is_not_here_now(answer, words: str = "This lesson is not available now"):
    assert answer.status_code == 410
    shown = answer.content.decode()
    assert f"<h1>{words}</h1>" in shown
    assert "Everything you have done is kept." in shown
    assert 'href="/learn/"' in shown


@pytest.mark.parametrize("gone", ["lesson", "module", "course"])
def test_what_is_withdrawn_says_so_at_its_address(browser, lessons, gone):
    lesson = lessons[0]
    row = {"lesson": lesson, "module": lesson.module, "course": lesson.module.course}[gone]
    type(row).objects.filter(pk=row.pk).update(retired_at=timezone.now())
    for name, thing in (("lesson", lesson), ("lesson_done", lesson), ("step", lesson.steps.first())):
        assert_is_not_here_now(browser.get(reverse(f"player:{name}", args=[thing.uuid])))
    step = lesson.steps.last()
    version = version_of(step.questions[0])
    sent = {"version": version.pk, "choice": version.sample_response(), "key": str(uuid.uuid4())}
    assert_is_not_here_now(browser.post(reverse("player:step", args=[step.uuid]), sent))
    assert Answer.objects.count() == 0


def test_the_end_of_a_lesson_names_the_next_one(browser, enrolment, lessons):
    finish_lesson(enrolment, lessons[0])
    shown = done_page(browser, lessons[0])
    assert (shown["done"], shown["missing"], shown["marks"]) == (True, 0, ["done", "later"])
    assert shown["next"] == NextStop(
        title="Lesson 1.2", url=reverse("player:lesson", args=[lessons[1].uuid]), is_test=False
    )


def test_after_the_last_lesson_comes_the_test(browser, enrolment, lessons):
    for lesson in lessons:
        finish_lesson(enrolment, lesson)
    quiz = lessons[0].module.quiz
    assert done_page(browser, lessons[1])["next"] == NextStop(
        title="Module 1", url=reverse("player:quiz", args=[quiz.uuid]), is_test=True
    )


def test_after_everything_nothing_is_next(browser, enrolment, lessons):
    pass_module(enrolment, lessons[0].module)
    assert done_page(browser, lessons[1])["next"] is None


def test_a_lesson_with_everything_wrong_does_not_say_done(browser, enrolment, lessons):
    first, second = lessons[0].steps.all()
    see_step(enrolment, first)
    version = version_of(second.questions[0])
    wrong = version.sample_response(right=False)
    answer_step(enrolment, second, version, response=wrong, idempotency_key=uuid.uuid4())
    page = browser.get(reverse("player:lesson_done", args=[lessons[0].uuid]))
    assert page.context["done"] is True
    again = f"{reverse('player:step', args=[second.uuid])}?practise={second.questions[0]}"
    assert [(row.lesson, row.url.partition("#")[0]) for row in page.context["practise"]] == [
        ("Lesson 1.1", again)
    ]
    html = page.content.decode()
    assert "Read to the end: Lesson 1.1" in html
    assert "Done: Lesson 1.1" not in html
    assert "1 question is not right yet." in html
    entry = browser.get("/learn/").context["module"].lessons[0]
    assert entry.words == "Read to the end, 1 question to practise"


def test_the_end_of_a_module_says_what_it_was_about(browser, enrolment, lessons):
    module = lessons[0].module
    module.texts["en"]["objectives"] = ["You know which board is for what."]
    module.save()
    finish_lesson(enrolment, lessons[0])
    assert done_page(browser, lessons[0])["objectives"] == []
    finish_lesson(enrolment, lessons[1])
    shown = done_page(browser, lessons[1])
    assert shown["objectives"] == ["You know which board is for what."]
    assert (shown["lessons_done"], shown["lessons_total"]) == (2, 2)


def test_steps_she_went_past_are_named(browser, enrolment, lessons):
    see_step(enrolment, lessons[0].steps.first())
    page = browser.get(reverse("player:lesson_done", args=[lessons[0].uuid]))
    assert (page.context["done"], page.context["missing"]) == (False, 1)
    assert "1 step needs your answer." in page.content.decode()
    assert reverse("player:lesson", args=[lessons[0].uuid]) in page.content.decode()


def test_a_lesson_that_went_to_another_course_says_so_to_who_was_in_it(browser, enrolment, lessons, enter):
    see_step(enrolment, lessons[0].steps.first())
    other = make.taught_module()
    Lesson.objects.filter(pk=lessons[0].pk).update(module=other)
    address = reverse("player:step", args=[lessons[0].steps.first().uuid])
    assert_is_not_here_now(browser.get(address))
    assert enter(make_learner().user).get(address).status_code == 404


@pytest.mark.parametrize("name", ["player:lesson", "player:lesson_done"])
def test_s23_a_lesson_of_a_course_she_does_not_take_is_no_lesson(enter, lessons, same_absence, name):
    assert same_absence(
        enter(make_learner().user), reverse(name, args=[lessons[0].uuid]), reverse(name, args=[uuid.uuid4()])
    )


def test_the_end_of_a_lesson_costs_the_same_for_1_and_30(browser, enrolment, lessons, count_queries):
    address = reverse("player:lesson_done", args=[lessons[0].uuid])
    few = count_queries(browser.get, address)
    make.more_lessons(lessons[0].module, 30)
    assert count_queries(browser.get, address) == few
    assert few <= 12  # the course is read anew when something of it was published
