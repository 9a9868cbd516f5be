"""Somebody to call, on every page of the public website: from records, without a script, without a trace."""

import re

import pytest
from django.test import Client

from lms.contacts.actions import tell_change
from lms.contacts.models import Contact
from lms.core import days
from lms.programme.models import CopingPage
from tests.factories.contacts import make_contact, make_emergency

pytestmark = pytest.mark.django_db


def shown(path: str = "/safer/") -> str:
    """A page that has the strip at its top alone."""
    answer = Client(SERVER_NAME="heal.localhost").get(path)
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    return answer.content.decode()


@pytest.fixture
def numbers(faces):
    make_emergency()
    return make_contact("Line in Turin"), make_contact("Line in Athens", country="GR", number="+30 000 0001")


def test_every_page_has_the_emergency_number_and_those_of_each_country(numbers):
    ring = shown()
    assert re.findall(r'href="(tel:[^"]+)"', ring) == ["tel:112", "tel:+300000001", "tel:+39800000000"]
    assert re.findall(r"<section><h2>(.*?)</h2>", ring) == ["In every country", "Greece", "Italy"]


def test_without_any_record_112_stands(faces):
    assert re.findall(r'href="(tel:[^"]+)"', shown()) == ["tel:112"]


def test_it_is_there_in_every_language(numbers, settings):
    turin, _athens = numbers
    turin.words.create(language="ar", label="خط")
    assert ("خط" in shown(), 'href="tel:+39800000000"' in shown("/it/safer/")) == (False, True)


def test_a_change_is_there_at_once(numbers):
    turin, _athens = numbers
    assert "tel:+39800000000" in shown()
    before = turin.mark()
    turin.number = "+39 800 000 009"
    turin.save()
    tell_change(turin, before=before)
    assert ("tel:+39800000009" in shown(), "tel:+39800000000" in shown()) == (True, False)


def test_tomorrow_it_says_what_was_not_checked_in_time(numbers, monkeypatch):
    assert "The last check was on" not in shown()
    today = days.today()
    monkeypatch.setattr(days, "today", lambda: days.months_after(today, 3))
    assert shown().count("The last check was on") == 3


def test_a_page_says_of_each_what_happens(numbers):
    make_contact("Office", kind="office", number="+39 800 000 002")
    page = shown("/numbers/")
    assert re.findall(r"<title>(.*?)</title>", page) == ["HEAL"]
    main = page[page.index('id="main"') :]
    assert re.findall(r'href="(tel:[^"]+)"', main) == [
        "tel:112",
        "tel:+300000001",
        "tel:+39800000000",
        "tel:+39800000002",
    ]
    assert main.count("If you call, this happens") == 4


def test_an_office_nobody_checked_in_time_has_no_number_there(numbers):
    late = make_contact("Office", kind="office", number="+39 800 000 002")
    Contact.objects.filter(pk=late.pk).update(reviewed_on=days.in_days(-200), expires_on=days.in_days(-1))
    page = shown("/numbers/")
    assert ("tel:+39800000002" in page, "Ask your adviser." in page) == (False, True)


def test_unknown_is_never_a_no_and_never_closed(faces):
    make_contact()
    main = shown("/numbers/").split('id="main"')[1]
    words = re.sub(r"<[^>]+>", " ", main)
    assert words.count("Not known to us") == 6
    assert "The hours are not known here. Somebody may answer now." in words


def test_coping_offers_a_person_from_the_records(numbers, faces):
    faces.programme.add_child(
        instance=CopingPage(title="How is it?", slug="coping", locale=faces.programme.locale)
    )
    person = shown("/coping/").split('id="person"')[1]
    assert re.findall(r'href="(tel:[^"]+)"', person) == ["tel:+300000001", "tel:+39800000000"]


def test_it_is_no_page_of_the_other_website(numbers):
    assert Client(SERVER_NAME="localhost").get("/numbers/").status_code == 404
