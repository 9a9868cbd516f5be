"""What opens later: said in words wherever it stands, and closed to nobody who has begun."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from courses.catalogue.models import Course, Module
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.pages.actions import publish_one
from courses.pages.checks import findings
from courses.pages.models import CoursePage, ModulePage
from courses.progress.actions import see_step
from courses.progress.models import OpenedEarlier
from courses.progress.opening import closed_module, open_earlier
from courses.progress.queries import course_state
from lms.audit.models import AuditEntry
from lms.core import days
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import pass_module
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces) -> int:
    """Two modules of a lesson and a test each; the second opens after the first."""
    course = make.published_course(shared_faces.skills, modules=2, lessons=1, steps=2, quiz=1)
    first, second = pages_of(course)
    say(second, opens_after=first)
    return course.pk


def pages_of(course: Course) -> list[ModulePage]:
    return [make.page_of(module) for module in make.modules_of(course)]


def say(page: CoursePage | ModulePage, **said: object) -> None:
    for name, value in {"opens_after": None, "opens_with": None, "opens_on": None, **said}.items():
        setattr(page, name, value)
    page.save_revision()
    publish_one(type(page).objects.get(pk=page.pk), by=None)


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


def waits(enrolment: Enrolment) -> list[list[str]]:
    """What each module still waits for."""
    enrolment = Enrolment.objects.get(pk=enrolment.pk)
    assert [row.closed for row in course_state(enrolment).modules] == [
        closed_module(enrolment, module)
        for module in make.modules_of(enrolment.course)
        if not module.retired_at
    ]
    return [row.closed for row in course_state(enrolment).modules]


AFTER = ["Opens after “Module 1”."]


def test_what_is_closed_says_so_at_every_address_and_opens_by_itself(browser, course, enrolment):
    second = make.modules_of(course)[1]
    lesson = second.lessons.get()
    doors = [
        reverse("player:lesson", args=[lesson.uuid]),
        reverse("player:lesson_done", args=[lesson.uuid]),
        reverse("player:step", args=[lesson.steps.first().uuid]),
        reverse("player:quiz", args=[second.quiz.uuid]),
    ]
    page = browser.get(reverse("player:map", args=[course.uuid])).context
    assert [module.closed for module in page["modules"]] == [[], AFTER]
    assert [entry.words for entry in page["modules"][1].lessons] == ["Opens later", "Opens later"]
    for door in doors:
        shown = browser.get(door)
        assert (shown.status_code, shown.templates[0].name, shown.context["words"]) == (
            200,
            "courses/player/closed.html",
            AFTER,
        )
    browser.post(doors[2], {"action": "next"})
    browser.post(doors[3], {"key": str(uuid.uuid4())})
    assert (enrolment.step_records.count(), enrolment.quiz_attempts.count()) == (0, 0)
    pass_module(enrolment, make.modules_of(course)[0])
    assert waits(enrolment) == [[], []]
    assert browser.get("/learn/").context["now"].module == "Module 2"
    assert [browser.get(door, follow=True).templates[0].name for door in doors].count(
        "courses/player/closed.html"
    ) == 0


def test_when_all_the_rest_opens_later_her_home_says_what_it_waits_for(browser, course, enrolment):
    first, second = pages_of(course)
    opens_on = days.today() + datetime.timedelta(days=7)
    say(second, opens_after=first, opens_on=opens_on)
    pass_module(enrolment, make.modules_of(course)[0])
    shown = browser.get("/learn/")
    later = shown.context["opens_later"]
    assert (shown.context["now"], shown.context["all_done"], later.module) == (None, False, "Module 2")
    assert later.words == [f"Opens on {opens_on:%A} {opens_on.day} {opens_on:%B}."]
    assert browser.get(reverse("player:map", args=[course.uuid])).status_code == 200
    say(second, opens_after=first, opens_on=days.today())
    assert waits(enrolment) == [[], []]


def test_nothing_closes_for_whoever_has_begun(course, enrolment):
    first, second = pages_of(course)
    say(second)
    see_step(enrolment, make.lessons_of(course)[1].steps.first())
    say(second, opens_after=first, only_in_group=True, opens_on=days.today() + datetime.timedelta(days=9))
    assert waits(enrolment) == [[], []]
    other = make_learner().user
    assert len(waits(enrol(other, course, by=other))[1]) == 3


def test_a_competence_a_course_and_a_group(course, enrolment, shared_faces):
    first, second = pages_of(course)
    taught = first.competences.first().competence
    say(second, opens_with=taught, only_in_group=True)
    assert waits(enrolment) == [
        [],
        [f"Opens with the competence “{taught}”.", "Opens for those who learn in a group."],
    ]
    pass_module(enrolment, make.modules_of(course)[0])
    assert waits(enrolment) == [[], ["Opens for those who learn in a group."]]
    other = make.published_course(shared_faces.skills, modules=1, lessons=1, steps=1)
    before = make.page_of(course)
    say(make.page_of(other), opens_after=before)
    started = enrol(enrolment.person, other, by=enrolment.person)
    assert waits(started) == [["Opens after the course “Kitchen work”."]]


def test_a_course_that_opens_later_is_not_begun_by_herself(browser, course, enrolment, shared_faces):
    other = make.published_course(shared_faces.skills, lessons=1, steps=1)
    say(make.page_of(other), only_in_group=True)
    cards = {card.uuid: card.closed for card in browser.get(reverse("player:courses")).context["courses"]}
    assert cards == {course.uuid: [], other.uuid: ["Opens for those who learn in a group."]}
    begin = reverse("player:enrol", args=[other.uuid])
    assert browser.post(begin)["Location"] == reverse("player:courses")
    assert not other.enrolments.exists()


def test_what_was_withdrawn_closes_nothing(course, enrolment):
    pages_of(course)[0].unpublish()
    assert waits(enrolment) == [[]]


def test_a_trainer_opens_it_for_one_learner_with_a_reason(course, enrolment, enter):
    second, trainer = make.modules_of(course)[1], make_worker(Role.TRAINER)
    with pytest.raises(PermissionDenied):
        open_earlier(enrolment, second, why="knows", by=make_worker(Role.CASE_WORKER))
    desk, person = enter(trainer), reverse("desk:person", args=[enrolment.person.profile.uuid])
    opens = reverse("teaching:open_earlier", args=[enrolment.person.profile.uuid, second.uuid])
    shown = desk.get(person).content.decode()
    assert (AFTER[0] in shown, opens in shown) == (True, True)
    assert desk.get(opens).context["words"] == AFTER
    for key in (str(uuid.uuid4()), str(uuid.uuid4())):
        assert desk.post(opens, {"key": key, "why": "knows"})["Location"] == person
    assert list(OpenedEarlier.objects.values_list("why", "opened_by")) == [("knows", trainer.pk)]
    entries = AuditEntry.objects.filter(action="module.opened_earlier")
    assert entries.count() == 1
    assert waits(enrolment) == [[], []]
    other = make_learner().user
    assert waits(enrol(other, course, by=other)) == [[], AFTER]


def ring_of(page: CoursePage | ModulePage) -> list[str]:
    return [found.words for found in findings(page) if found.is_refused]


def test_no_circle_is_published_and_the_author_reads_where_it_is(course, enrolment, shared_faces):
    first, second = pages_of(course)
    first.opens_after = second
    first.save_revision()
    words = "It could never open, because these wait for each other: Module 1, Module 2, Module 1."
    assert ring_of(first) == [words]
    with pytest.raises(ValidationError, match="wait for each other"):
        publish_one(ModulePage.objects.get(pk=first.pk), by=None)
    first.get_latest_revision().publish()  # however it is published all the same
    assert [row.opens.get("after", []) != [] for row in make.modules_of(course)] == [False, True]
    assert waits(enrolment) == [[], AFTER]


def test_a_module_that_waits_for_its_own_course_could_never_open(course):
    first, _second = pages_of(course)
    first.opens_after = make.page_of(course)
    assert len(ring_of(first)) == 1


def test_a_competence_that_nothing_teaches_is_not_waited_for(course):
    first, _second = pages_of(course)
    first.opens_with = make.competence()[0]
    assert [words.endswith("no module teaches it.") for words in ring_of(first)] == [True]


def test_it_costs_nothing_where_nothing_opens_later(django_assert_num_queries):
    module = make.taught_module()
    make.more_lessons(module, 3)
    learner = make_learner().user
    enrolment = enrol(learner, module.course, by=learner)
    course_state(enrolment)
    with django_assert_num_queries(2):
        course_state(enrolment)
    Module.objects.filter(pk=module.pk).update(opens={"in_group": True}, version=99)
    course_state(enrolment)
    with django_assert_num_queries(3):
        course_state(enrolment)
