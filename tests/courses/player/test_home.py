"""Her home: one thing to go on with, where she stopped, and the same cost for a short course and a
long one.
"""

import re
import uuid

import pytest
from django.urls import reverse

from courses.catalogue.models import Course
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.player.home import OtherCourse
from courses.progress.actions import recount_course, see_step
from tests.factories import courses as make
from tests.factories.learning import finish_lesson, finish_lessons, pass_module
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces) -> int:
    """One module of two lessons of two steps, with a test of two questions."""
    return make.published_course(shared_faces.skills, lessons=2, steps=2, quiz=2).pk


@pytest.fixture
def course(course_id) -> Course:
    return Course.objects.get(pk=course_id)


@pytest.fixture
def learner(course):
    entered = make_learner(handle="River Maple 42")
    enrol(entered.user, course, by=entered.user)
    return entered.user


@pytest.fixture
def browser(learner, enter):
    return enter(learner)


def enrolment_of(person, course) -> Enrolment:
    return Enrolment.objects.get(person=person, course=course)


def step_address(lesson, number: int) -> str:
    return reverse("player:step", args=[list(lesson.steps.all())[number - 1].uuid])


def thread(browser) -> list[tuple[str, str]]:
    return [(lesson.title, lesson.words) for lesson in browser.get("/learn/").context["module"].lessons]


def test_a_new_course_begins_at_its_first_step(browser, course):
    page = browser.get("/learn/")
    first = make.lessons_of(course)[0]
    assert (
        page.context["now"].url,
        page.context["now"].lesson,
        page.context["now"].step_number,
    ) == (step_address(first, 1), "Lesson 1.1", 1)
    assert page.context["handle"] == "River Maple 42"
    assert len(re.findall(r">Continue\b", page.content.decode())) == 1
    assert len(re.findall(r"button--main", page.content.decode())) == 1


def test_she_goes_on_at_the_step_where_she_stopped(browser, learner, course):
    lesson = make.lessons_of(course)[0]
    see_step(enrolment_of(learner, course), lesson.steps.first())
    now = browser.get("/learn/").context["now"]
    assert (now.url, now.step_number, now.step_count) == (step_address(lesson, 2), 2, 2)
    assert thread(browser) == [
        ("Lesson 1.1", "You are here, 1 of 2 steps done"),
        ("Lesson 1.2", "Open, 10 minutes"),
        ("Show what you know", "2 questions, when you are ready"),
    ]


def test_after_a_lesson_comes_the_next_one(browser, learner, course):
    first, second = make.lessons_of(course)
    finish_lesson(enrolment_of(learner, course), first)
    assert browser.get("/learn/").context["now"].url == step_address(second, 1)


def test_after_the_lessons_comes_the_test(browser, learner, course):
    finish_lessons(enrolment_of(learner, course))
    quiz = make.modules_of(course)[0].quiz
    now = browser.get("/learn/").context["now"]
    assert (now.is_test, now.url, now.step_count) == (
        True,
        reverse("player:quiz", args=[quiz.uuid]),
        2,
    )
    assert thread(browser) == [
        ("Lesson 1.1", "Done"),
        ("Lesson 1.2", "Done"),
        ("Show what you know", "You are here, 2 questions"),
    ]


def test_a_course_that_is_done_says_so_and_shows_the_certificate(browser, learner, course):
    pass_module(enrolment_of(learner, course), make.modules_of(course)[0])
    page = browser.get("/learn/")
    assert (page.context["now"], page.context["all_done"]) == (None, True)
    certificate = Certificate.objects.get()
    shown = page.context["certificates"]
    assert [(row.title, row.url, row.new) for row in shown] == [
        ("Module 1", reverse("certificates:detail", args=[certificate.uuid]), True)
    ]
    assert ">Continue" not in page.content.decode()


def test_without_a_course_she_is_shown_the_courses(course, enter):
    page = enter(make_learner().user).get("/learn/")
    assert (page.context["now"], page.context["module"], page.context["courses"]) == (None, None, [])
    assert reverse("player:courses") in page.content.decode()


def test_without_a_pin_she_chooses_one_first(course, enter):
    answer = enter(make_learner(pin="").user).get("/learn/")
    assert (answer.status_code, answer["Location"]) == (302, "/learn/pin/")


@pytest.fixture
def second_course(shared_faces):
    """Another course of one lesson, written straight into the published structure."""
    course = Course.objects.create(uuid=uuid.uuid4(), texts={"en": {"title": "First words"}})
    module = course.modules.create(uuid=uuid.uuid4(), texts={"en": {"title": "Hello"}})
    make.more_lessons(module, 1)
    return course


def test_of_two_courses_the_one_she_was_in_last_comes_first(browser, learner, course, second_course):
    other = enrol(learner, second_course, by=learner)
    see_step(enrolment_of(learner, course), make.lessons_of(course)[0].steps.first())
    home = browser.get("/learn/").context
    assert home["now"].course == "Kitchen work"
    assert home["courses"] == [
        OtherCourse(
            title="First words",
            words="0 of 1 lessons done",
            url=f"/learn/?course={second_course.uuid}",
        )
    ]
    see_step(other, make.lessons_of(second_course)[0].steps.first())
    assert [row.title for row in browser.get("/learn/").context["courses"]] == ["Kitchen work"]


def test_she_may_look_at_the_other_course(browser, learner, course, second_course):
    enrol(learner, second_course, by=learner)
    see_step(enrolment_of(learner, course), make.lessons_of(course)[0].steps.first())
    assert browser.get(f"/learn/?course={second_course.uuid}").context["now"].course == "First words"


@pytest.mark.parametrize("chosen", ["nonsense", "0b6b1a52-8c0e-4d44-9d1c-6d1a4a1f7a10"])
def test_a_course_that_is_not_hers_changes_nothing(browser, chosen):
    assert browser.get(f"/learn/?course={chosen}").context["now"].course == "Kitchen work"


def test_home_asks_the_same_for_1_lesson_and_for_30(learner, browser, course, second_course, count_queries):
    Enrolment.objects.filter(person=learner).delete()
    enrol(learner, second_course, by=learner)
    browser.get("/learn/")  # what is the same for everybody is read once
    few = count_queries(browser.get, "/learn/")
    make.more_lessons(second_course.modules.get(), 29)
    recount_course(second_course)
    browser.get("/learn/")
    assert count_queries(browser.get, "/learn/") == few
    assert len(browser.get("/learn/").context["module"].lessons) == 30
    assert few <= 8


def test_home_asks_the_same_for_1_certificate_and_for_3(learner, browser, course, count_queries):
    browser.get("/learn/")
    counts = []
    for many in (1, 2):
        for _number in range(many):
            Certificate.objects.create(
                person=learner,
                about=uuid.uuid4(),
                issuer="Open Path Training",
                snapshot={"texts": {"en": {"title": "Module", "competences": []}}, "hours": 6},
            )
        counts.append(count_queries(browser.get, "/learn/"))
    assert Certificate.objects.count() == 3
    assert counts == [counts[0]] * 2
