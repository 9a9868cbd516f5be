"""The days a group plans are soft; whoever needs more time asks, and has it with one tap."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from courses.catalogue.models import Course
from courses.enrolments.models import MoreTime, PlannedDay
from courses.enrolments.timing import HerDay, ask_for_more_time, days_for, give_more_time, plan_days
from lms.core import days
from lms.desk.queries import needs_of
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import make_group, make_member

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


@pytest.fixture(scope="module")
def course_id(shared_faces):
    return make.published_course(shared_faces.skills, modules=2, lessons=1, steps=1).pk


@pytest.fixture
def course(course_id):
    return Course.objects.get(pk=course_id)


@pytest.fixture
def group(course):
    return make_group(course)


@pytest.fixture
def trainer(group):
    return make_worker(Role.TRAINER, username="marta")


@pytest.fixture
def member(group):
    return make_member(group)


@pytest.fixture
def module(course):
    return make.modules_of(course)[0]


@pytest.fixture
def planned(group, module, trainer):
    day = days.in_days(10)
    plan_days(group, {module: day}, by=trainer)
    return day


def address(name, *ids):
    return reverse(name, args=[getattr(one, "uuid", one) for one in ids])


def said(browser, course):
    modules = browser.get(address("player:map", course)).context["modules"]
    return [(row.planned.words, row.planned.has_asked) if row.planned else None for row in modules]


def test_she_asks_and_has_a_day_of_her_own_with_one_tap(
    enter, group, course, module, planned, member, trainer
):
    hers, desk = enter(member.person), enter(trainer)
    (before, nothing) = said(hers, course)
    assert (before[0].startswith("The group plans this for "), before[1], nothing) == (True, False, None)
    hers.post(address("player:more_time", module))
    hers.post(address("player:more_time", module))
    assert said(hers, course)[0][1] is True
    row = MoreTime.objects.get()
    profile = member.person.profile
    asked = [need for need, is_hers in needs_of(trainer, profile) if need.key == "asks_for_time" and is_hers]
    assert [need.address(profile) for need in asked] == [address("teaching:group_days", group)]
    desk.post(address("teaching:more_time", group), {"asked": row.uuid, "weeks": "2"})
    assert days_for(member) == {module.pk: HerDay(planned, planned + 2 * WEEK, has_asked=False)}
    assert said(hers, course)[0][0].startswith("Your own day for this: ")
    assert "asks_for_time" not in [need.key for need, _is_hers in needs_of(trainer, profile)]
    hers.post(address("player:more_time", module))  # and once more, later
    desk.post(address("teaching:more_time", group), {"asked": row.uuid, "weeks": "1"})
    assert MoreTime.objects.get().until == planned + 3 * WEEK


def test_nothing_closes_when_a_day_has_gone_by(enter, course, module, group, trainer, member):
    plan_days(group, {module: days.in_days(-20)}, by=trainer)
    hers = enter(member.person)
    step = make.lessons_of(course)[0].steps.first()
    assert hers.get(address("player:step", step)).status_code == 200
    row = ask_for_more_time(member, module)
    enter(trainer).post(address("teaching:more_time", group), {"asked": row.uuid, "weeks": "1"})
    assert MoreTime.objects.get().until == days.today() + WEEK  # counted from today, not from the past


def test_a_day_that_comes_later_for_all_has_a_reason(group, module, planned, trainer):
    with pytest.raises(ValidationError):
        plan_days(group, {module: planned + WEEK}, by=trainer)
    plan_days(group, {module: planned + WEEK}, why="sessions", by=trainer)
    assert PlannedDay.objects.get().day == planned + WEEK
    plan_days(group, {module: None}, by=trainer)
    assert PlannedDay.objects.count() == 0


def test_days_are_planned_and_given_on_one_page(enter, group, course, trainer, member, module):
    desk = enter(trainer)
    first, second = make.modules_of(course)
    page = {f"day-{first.uuid}": "2027-01-05", f"day-{second.uuid}": ""}
    desk.post(address("teaching:group_days", group), {**page, "key": KEY})
    assert list(PlannedDay.objects.values_list("module", "day")) == [(first.pk, datetime.date(2027, 1, 5))]
    until = days.in_days(30)
    desk.post(
        address("teaching:more_time", group),
        {
            "more-learner": str(member.person.profile.uuid),
            "more-module": str(first.uuid),
            "more-until": until.isoformat(),
            "more-why": "later",
        },
    )
    row = MoreTime.objects.get()
    assert (row.until, row.why, row.given_by, row.wanted_at) == (until, "later", trainer, None)
    assert [row.pk for row in desk.get(address("teaching:group_days", group)).context["given"]] == [row.pk]


KEY = "0b6a1d2e-3a4b-4c5d-8e6f-708192a3b4c6"


def test_s23_groups_of_elsewhere_are_not_hers(enter, group, module, planned, member, same_absence):
    stranger = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"))
    unknown = "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5"
    desk = enter(stranger)
    assert same_absence(desk, address("teaching:group_days", group), address("teaching:group_days", unknown))
    with pytest.raises(PermissionDenied):
        give_more_time(member, module, until=days.in_days(3), why="asked", by=stranger)
    assert (
        ask_for_more_time(make_member(make_group(group.course)), module) is None
    )  # nothing is planned there


def test_her_home_costs_one_query_more_in_a_group_however_many_days(
    enter, course, group, trainer, member, count_queries
):
    hers = enter(member.person)
    hers.get("/learn/")
    without = count_queries(hers.get, "/learn/")
    plan_days(group, dict.fromkeys(make.modules_of(course), days.in_days(9)), by=trainer)
    assert count_queries(hers.get, "/learn/") == without
