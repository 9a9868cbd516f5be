"""Whoever keeps contacts finds on the desk of the public website which numbers nobody has checked in time."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from lms.contacts.enums import Kind
from lms.core import days, written
from lms.organisations.models import Role
from lms.organisations.writers import GROUPS
from lms.safety.faces.models import Face
from tests.factories.contacts import make_contact
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db
QUEUE = "/work/waiting/"


@pytest.fixture
def desk(faces, enter):
    call_command("make_roles")
    person = make_worker(Role.TRAINER)
    person.groups.add(Group.objects.get(name=GROUPS[Face.Kind.PROGRAMME, Role.REVIEWER]))
    browser = enter(person)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    return browser


def numbers(desk) -> list:
    return {part.key: part.waiting for part in desk.get(QUEUE).context["queue"]}["numbers"]


def test_what_waits_says_how_it_stands_and_leads_to_where_it_is_mended(desk):
    make_contact("Checked")
    due = make_contact("Due", expires_on=days.in_days(20))
    gone = make_contact("Gone", kind=Kind.OFFICE, reviewed_on=days.in_days(-90), expires_on=days.in_days(-1))
    never = make_contact("Never", checked=False)
    found = numbers(desk)
    assert [(item.url, item.words, item.since) for item in found] == [
        (
            reverse("wagtailsnippets_lms_contact:edit", args=[contact.pk]),
            words,
            since and days.start_of(days.in_days(since)),
        )
        for contact, words, since in [
            (never, "shown although nobody checked it", None),
            (gone, "not shown: nobody checked it in time", -31),
            (due, f"checked until {written.day(due.expires_on)}", -10),
        ]
    ]
    assert [desk.get(item.url).status_code for item in found] == [200] * 3


def test_nobody_else_is_asked(enter, faces):
    make_contact("Never", checked=False)
    browser = enter(make_worker(Role.CASE_WORKER))
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    assert "numbers" not in {part.key for part in browser.get(QUEUE).context["queue"]}


def test_many_are_as_many_queries_as_one(desk, count_queries):
    make_contact("One", checked=False)
    desk.get(QUEUE)
    asked = count_queries(desk.get, QUEUE)
    for number in range(4):
        make_contact(f"Number {number}", checked=False)
    assert count_queries(desk.get, QUEUE) == asked
