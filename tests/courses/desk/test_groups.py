"""A coordinator's groups."""

import pytest
from django.urls import reverse

from courses.catalogue.models import Course
from courses.enrolments.models import Cohort, Enrolment
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces):
    return make.published_course(shared_faces.skills, lessons=1, steps=1).pk


@pytest.fixture
def course(course_id):
    return Course.objects.get(pk=course_id)


@pytest.fixture
def coordinator():
    return make_worker(Role.COORDINATOR, first_name="Carla", last_name="Bruni")


@pytest.fixture
def own(coordinator):
    return make_organisation()


@pytest.fixture
def desk(coordinator, enter, course):
    return enter(coordinator)


def address(name, *ids):
    return reverse(f"teaching:{name}", args=[getattr(one, "uuid", one) for one in ids])


def rows(browser, query=""):
    shown = browser.get(f"{address('groups')}{query}").context["listing"].rows
    return [[row.head.words, *(cell.words for _column, cell in row.cells)] for row in shown]


def test_a_group_is_made_filled_changed_and_ended(desk, own, course):
    made = desk.post(address("group_new"), {"name": "Autumn", "course": course.pk, "starts_on": "2026-12-01"})
    group = Cohort.objects.get()
    assert (made["Location"], group.organisation, group.course, str(group.starts_on)) == (
        address("group_people", group),
        own,
        course,
        "2026-12-01",
    )
    desk.post(reverse("desk:account_new"), {"count": 2, "language": "en", "cohort": group.pk})
    assert [(enrolment.course, enrolment.cohort) for enrolment in Enrolment.objects.all()] == [
        (course, group)
    ] * 2
    assert rows(desk) == [["Autumn", "Kitchen work", "from 1 December 2026", "", "2", "Nothing now"]]
    desk.post(address("group", group), {"name": "Winter", "starts_on": ""})
    group.refresh_from_db()
    assert (group.name, group.course, group.starts_on) == ("Winter", course, None)
    desk.post(address("group", group), {"end": "1"})
    assert (rows(desk), Enrolment.objects.filter(ended_at=None).count()) == ([], 2)
    assert desk.get(address("group", group)).status_code == 404


def test_s04_a_revealing_name_of_a_group_is_refused(desk, course):
    page = desk.post(address("group_new"), {"name": "Survivors of trafficking", "course": course.pk})
    assert (page.status_code, list(page.context["form"].errors), Cohort.objects.count()) == (200, ["name"], 0)


def test_s23_groups_of_another_organisation_are_not_hers(desk, course, same_absence):
    theirs = Cohort.objects.create(organisation=make_organisation("Ergasia"), course=course, name="Spring")
    assert same_absence(
        desk, address("group", theirs), address("group", "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5")
    )
    assert "cohort" not in desk.get(reverse("desk:account_new")).context["form"].fields
