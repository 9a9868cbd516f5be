"""Whoever reviews rights finds on the desk of the public website which of them nobody stands for any more."""

import uuid

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from lms.core import days
from lms.organisations.models import Role
from lms.organisations.writers import GROUPS
from lms.safety.faces.models import Face
from tests.factories.people import make_worker
from tests.factories.rights import right, shelf

pytestmark = pytest.mark.django_db
QUEUE = "/work/waiting/"


@pytest.fixture
def page(faces):
    return shelf(faces)


@pytest.fixture
def desk(faces, page, enter):
    shelf(faces, "it")
    call_command("make_roles")
    person = make_worker(Role.TRAINER)
    person.groups.add(Group.objects.get(name=GROUPS[Face.Kind.PROGRAMME, Role.REVIEWER]))
    browser = enter(person)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    return browser


def rights(desk) -> list:
    return {part.key: part.waiting for part in desk.get(QUEUE).context["queue"]}["rights"]


def test_what_waits_says_why_and_leads_to_where_it_is_mended(page, desk):
    key = uuid.uuid4()
    source = right(page, key=key, title="Source")
    old = right(page.get_translations().get(), key=key, title="Vecchia")
    source.short = "No."
    source.save_revision().publish()
    gone = right(page, title="Gone", reviewed_on=days.in_days(-100), expires_on=days.in_days(-1))
    never = right(page, title="Never", reviewer="", reviewed_on=None, expires_on=None)
    right(page, title="Draft", live=False, reviewer="")
    found = rights(desk)
    assert [(item.title, item.words, item.url) for item in found] == [
        ("Gone", "Italy, English, review expired", reverse("rights_review", args=[gone.pk])),
        ("Never", "Italy, English, not reviewed", reverse("rights_review", args=[never.pk])),
        ("Vecchia", "Italy, Italian, translation is old", reverse("wagtailadmin_pages:edit", args=[old.pk])),
    ]
    source.refresh_from_db()
    assert [item.since for item in found] == [
        days.start_of(days.in_days(-31)),
        None,
        source.words_changed_at,
    ]
    assert [desk.get(item.url).status_code for item in found] == [200] * 3


def test_who_publishes_none_is_not_asked(page, enter):
    right(page, reviewer="")
    browser = enter(make_worker(Role.CASE_WORKER))
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    assert "rights" not in {part.key for part in browser.get(QUEUE).context["queue"]}


def test_many_are_as_many_queries_as_one(page, desk, count_queries):
    right(page, reviewer="")
    desk.get(QUEUE)
    asked = count_queries(desk.get, QUEUE)
    for _number in range(4):
        right(page, reviewer="")
    assert count_queries(desk.get, QUEUE) == asked
