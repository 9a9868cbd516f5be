"""Wagtail's explorer where courses stand: what each row says, and what it costs."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from courses.enrolments.actions import enrol
from courses.pages import models as pages
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


def address_of(page) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk])


@pytest.fixture
def explore(faces, enter):
    call_command("make_roles")
    client = enter(make_worker(Role.REVIEWER))

    def rows(page) -> dict[str, list[str]]:
        """By title, what the columns of ours say."""
        html = client.get(address_of(page)).content.decode()
        found = {}
        for row in re.findall(r"<tr\b.*?</tr>", html, re.DOTALL):
            cells = [
                re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cell)).strip()
                for cell in re.findall(r"<td\b.*?</td>", row, re.DOTALL)
            ]
            title = re.search(r"title-wrapper.*?<a[^>]*>\s*(?:<[^>]+>\s*)*([^<]+?)\s*<", row, re.DOTALL)
            if title:
                found[title[1]] = cells[3:-1]  # behind what Wagtail says: a box to tick, the title, the day
        return found

    return rows


def test_each_row_says_in_which_languages_it_is_read_what_became_of_it_and_how_many_take_it(faces, explore):
    course = make.published_course(faces.skills, lessons=1)
    page = make.page_of(course)
    make.translate(page, "it", "Cucina")
    for _number in range(9):
        enrol(make_learner(pin="").user, course, by=None)
    module = pages.ModulePage.objects.get(locale__language_code="en")
    faces.skills.add_child(instance=Page(title="Something else", slug="else", live=False))
    assert explore(faces.skills) == {
        "Kitchen work": ["Course", "English; partly Italian", "Fewer than 10", "Live"],
        "Something else": ["Page", "", "", "Draft"],
    }
    for _number in range(4):
        enrol(make_learner(pin="").user, course, by=None)
    assert explore(faces.skills)["Kitchen work"][2] == "10 or more"
    assert explore(page) == {"Module 1": ["English", "Live"]}
    assert explore(module) == {"Lesson 1.1": ["English", "Live"]}


def test_courses_are_asked_as_often_for_three_as_for_one(faces, enter):
    """Of a course Wagtail asks by itself whether it can be translated: one row after the other."""
    call_command("make_roles")
    client = enter(make_worker(Role.REVIEWER))
    counted = []
    for number in (1, 2):
        for _each in range(number):
            make.published_course(faces.skills, modules=1, lessons=1)
        client.get(address_of(faces.skills))
        with CaptureQueriesContext(connection) as asked:
            client.get(address_of(faces.skills))
        ours = [sql for sql in (query["sql"] for query in asked) if '"courses_' in sql]
        counted.append(sum('FROM "wagtailcore_locale"' not in sql for sql in ours))
    assert counted[0] == counted[1]
