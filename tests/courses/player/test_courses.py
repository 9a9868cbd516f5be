"""The courses she takes and those she may begin."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.catalogue.models import Course, Lesson, Quiz, Step
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


@pytest.fixture
def learner():
    return make_learner().user


@pytest.fixture
def browser(learner, enter):
    return enter(learner)


def make_course(title: str, *hours: int) -> Course:
    course = Course.objects.create(
        uuid=uuid.uuid4(), texts={"en": {"title": title, "summary": f"About {title.lower()}."}}
    )
    for each in hours:
        make.more_lessons(
            course.modules.create(uuid=uuid.uuid4(), hours=each, texts={"en": {"title": "Module"}}), 1
        )
    return course


def shown(browser) -> list[tuple]:
    return [
        (card.title, card.summary, card.modules, card.hours, card.enrolled)
        for card in browser.get("/learn/courses/").context["courses"]
    ]


def test_hers_come_first_and_then_those_she_may_begin(browser, learner):
    make_course("Kitchen work", 6, 4)
    mine = make_course("First words", 2)
    enrol(learner, mine, by=learner)
    assert shown(browser) == [
        ("First words", "About first words.", 1, 2, True),
        ("Kitchen work", "About kitchen work.", 2, 10, False),
    ]


def test_what_is_no_longer_taught_is_neither_listed_nor_counted(browser):
    course = make_course("Kitchen work", 6, 4)
    course.modules.filter(hours=4).update(retired_at=timezone.now())
    Course.objects.filter(pk=make_course("Gone", 1).pk).update(retired_at=timezone.now())
    assert shown(browser) == [("Kitchen work", "About kitchen work.", 1, 6, False)]


def test_a_course_she_left_can_be_begun_again(browser, learner):
    course = make_course("Kitchen work", 6)
    enrol(learner, course, by=learner)
    Enrolment.objects.update(ended_at=timezone.now())
    assert [card[-1] for card in shown(browser)] == [False]
    browser.post(reverse("player:enrol", args=[course.uuid]))
    assert list(Enrolment.objects.values_list("person", "ended_at")) == [(learner.pk, None)]


def test_she_begins_a_course_by_herself_once(browser, learner):
    course = make_course("Kitchen work", 6)
    for _time in range(2):
        begun = browser.post(reverse("player:enrol", args=[course.uuid]))
        assert (begun.status_code, begun["Location"]) == (303, f"/learn/?course={course.uuid}")
    assert list(Enrolment.objects.values_list("person", "course", "lessons_total")) == [
        (learner.pk, course.pk, 1)
    ]


def test_s31_a_course_is_not_begun_by_a_link(browser):
    course = make_course("Kitchen work", 6)
    assert browser.get(reverse("player:enrol", args=[course.uuid])).status_code == 405
    assert Enrolment.objects.count() == 0


def test_a_course_that_is_not_taught_cannot_be_begun(browser):
    course = make_course("Gone", 1)
    Course.objects.update(retired_at=timezone.now())
    assert browser.post(reverse("player:enrol", args=[course.uuid])).status_code == 404


@pytest.mark.parametrize(
    "emptied", ["no module", "no lesson", "no step", "module withdrawn", "lesson withdrawn"]
)
def test_a_course_with_nothing_to_do_is_not_offered_and_cannot_be_begun(browser, emptied):
    course = make_course("Garden work", *([] if emptied == "no module" else [6]))
    if emptied == "no lesson":
        Step.objects.all().delete()
        Lesson.objects.all().delete()
    elif emptied == "no step":
        Step.objects.update(retired_at=timezone.now())
    elif emptied == "module withdrawn":
        course.modules.update(retired_at=timezone.now())
    elif emptied == "lesson withdrawn":
        Lesson.objects.update(retired_at=timezone.now())
    assert shown(browser) == []
    assert browser.post(reverse("player:enrol", args=[course.uuid])).status_code == 404
    assert Enrolment.objects.count() == 0


def test_her_own_course_that_was_emptied_says_so_and_leads_nowhere(browser, learner):
    enrol(learner, make_course("Garden work"), by=learner)
    page = browser.get("/learn/courses/").content.decode()
    said = ["There is nothing to do in this course now.", "0 modules", "?course="]
    assert [words in page for words in said] == [True, False, False]


def test_a_course_of_a_test_alone_is_offered(browser):
    module = make_course("Garden work").modules.create(uuid=uuid.uuid4(), texts={"en": {"title": "Soil"}})
    Quiz.objects.create(uuid=uuid.uuid4(), module=module, questions=[str(uuid.uuid4())])
    assert [card[0] for card in shown(browser)] == ["Garden work"]


def test_the_list_costs_the_same_for_1_and_3_courses(browser, learner, count_queries):
    counts = []
    for many in (1, 2):
        for number in range(many):
            enrol(learner, make_course(f"Mine {many} {number}", 1), by=learner)
            make_course(f"Open {many} {number}", 1)
        counts.append(count_queries(browser.get, "/learn/courses/"))
    assert len(shown(browser)) == 6
    assert counts == [counts[0]] * 2
