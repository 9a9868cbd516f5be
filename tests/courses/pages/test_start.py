"""Start here: the way to a first lesson, with links that open for whoever reads it."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from lms.organisations.models import Role
from tests.conftest import sign_in
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db
START = "/admin/courses/start/"
TITLES = [
    "Look at a lesson as a learner sees it",
    "Find the place for your lesson",
    "Add a lesson",
    "Fill the first screen",
    "Write a question",
    "Try it as a learner",
    "Hand it in",
]


@pytest.fixture
def author(faces):
    call_command("make_roles")
    return sign_in(make_worker(Role.AUTHOR))


def links(author) -> dict[str, str]:
    steps = author.get(START).context["steps"]
    return {step.title: step.link.url for step in steps if step.link}


def test_it_takes_twenty_minutes_in_seven_steps(author):
    steps = author.get(START).context["steps"]
    assert ([step.title for step in steps], sum(step.minutes for step in steps)) == (TITLES, 20)


def test_without_a_course_it_begins_with_one(author):
    found = links(author)
    assert found == {
        "Find the place for your lesson": reverse("course_begin"),
        "Write a question": reverse("wagtailsnippets_courses_question:add"),
        "Hand it in": reverse("courses_outline"),
    }


def test_every_link_opens_for_her(author, faces):
    make.published_course(faces.skills, modules=1, lessons=1)
    found = links(author)
    assert [author.get(url).status_code for url in found.values()] == [200] * 5
    assert set(found) == set(TITLES) - {"Fill the first screen", "Try it as a learner"}


def test_whoever_writes_no_courses_finds_nothing(faces):
    call_command("make_roles")
    assert sign_in(make_worker(Role.TRAINER)).get(START).status_code in {302, 404}


def test_it_is_found_from_her_courses(author):
    assert f'href="{START}"' in author.get("/admin/courses/").content.decode()
