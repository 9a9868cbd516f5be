"""The map of a course: all of it, in words, open at any time."""

import uuid

import pytest
from django.urls import reverse

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.progress.actions import recount_course, see_step
from tests.factories import courses as make
from tests.factories.learning import finish_lessons, pass_module
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces) -> int:
    """Two modules of two lessons, each with a test."""
    return make.published_course(shared_faces.skills, modules=2, lessons=2, steps=2, quiz=1).pk


@pytest.fixture
def course(course_id) -> Course:
    return Course.objects.get(pk=course_id)


@pytest.fixture
def enrolment(course) -> Enrolment:
    learner = make_learner().user
    return enrol(learner, course, by=learner)


@pytest.fixture
def browser(enrolment, enter):
    return enter(enrolment.person)


def map_of(browser, course) -> dict:
    return browser.get(reverse("player:map", args=[course.uuid])).context


def words(page) -> list[list[str]]:
    return [[entry.words for entry in module.lessons] for module in page["modules"]]


def test_every_module_and_lesson_stands_on_it_in_words(browser, course, enrolment):
    see_step(enrolment, make.lessons_of(course)[0].steps.first())
    page = map_of(browser, course)
    assert [(module.title, module.number, module.count) for module in page["modules"]] == [
        ("Module 1", 1, 2),
        ("Module 2", 2, 2),
    ]
    assert words(page) == [
        ["You are here, 1 of 2 steps done", "Open, 10 minutes", "1 question, when you are ready"],
        ["Open, 10 minutes", "Open, 10 minutes", "1 question, when you are ready"],
    ]
    assert (page["here"], page["lessons_done"], page["lessons_total"]) == (1, 0, 4)


def test_what_looks_open_is_open(browser, course):
    """Each entry is a link, and each link leads to a page, in any order."""
    links = [entry.url for module in map_of(browser, course)["modules"] for entry in module.lessons]
    assert len(links) == 6
    assert [browser.get(link, follow=True).status_code for link in links] == [200] * 6


def test_after_everything_all_of_it_can_be_reached_from_home(browser, course, enrolment):
    for module in make.modules_of(course):
        pass_module(enrolment, module)
    home = browser.get("/learn/")
    assert home.context["map_url"] == reverse("player:map", args=[course.uuid])
    assert home.content.decode().count(f'href="{home.context["map_url"]}"') == 2
    page = map_of(browser, course)
    assert (page["here"], page["next"], words(page)) == (0, None, [["Done", "Done", "Passed"]] * 2)


def test_in_the_second_module_home_says_which_it_is(browser, course, enrolment):
    pass_module(enrolment, make.modules_of(course)[0])
    module = browser.get("/learn/").context["module"]
    assert (module.title, module.number, module.count) == ("Module 2", 2, 2)
    assert map_of(browser, course)["here"] == 2


def test_s23_the_map_of_a_course_she_does_not_take_is_no_map(enter, course, same_absence):
    stranger = enter(make_learner().user)
    assert same_absence(
        stranger, reverse("player:map", args=[course.uuid]), reverse("player:map", args=[uuid.uuid4()])
    )


def test_it_costs_the_same_for_4_lessons_and_for_34(browser, course, enrolment, count_queries):
    finish_lessons(enrolment)
    address = reverse("player:map", args=[course.uuid])
    few = count_queries(browser.get, address)
    make.more_lessons(make.modules_of(course)[1], 30)
    recount_course(course)
    assert count_queries(browser.get, address) == few
    assert few <= 12
