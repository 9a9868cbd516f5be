"""What a reader meets of a contact: as far as it was checked, in her language, and unknown is never a no."""

import datetime

import pytest

from lms.contacts.enums import Hours, Kind
from lms.contacts.models import Contact
from lms.contacts.queries import contacts_for, everywhere, shown
from lms.core import days
from tests.factories.contacts import make_contact, make_emergency

pytestmark = pytest.mark.django_db


def expire(contact: Contact) -> Contact:
    contact.reviewed_on = days.in_days(-100)
    contact.expires_on = days.in_days(-1)
    contact.save()
    return contact


def test_one_that_was_checked_stands_with_its_day():
    make_emergency()
    found = shown(make_contact(), language="en")
    assert (found.stands, found.is_old, found.checked_on, found.emergency) == (
        True,
        False,
        days.today(),
        None,
    )
    assert found.dialled == "+39800000000"


def test_a_crisis_line_nobody_checked_in_time_keeps_standing_with_its_day_and_the_emergency_beside_it():
    make_emergency()
    contact = expire(make_contact())
    found = shown(contact, language="en")
    assert (found.stands, found.is_old, found.checked_on) == (True, True, contact.reviewed_on)
    assert found.emergency is not None
    assert (found.emergency.number, found.emergency.kind) == ("112", Kind.EMERGENCY)


def test_the_country_s_own_emergency_number_comes_before_that_of_all():
    make_emergency()
    make_emergency(country="GR", number="100")
    found = shown(expire(make_contact(country="GR")), language="en")
    assert found.emergency is not None
    assert found.emergency.number == "100"


def test_an_emergency_number_stands_too_and_has_none_beside_it():
    found = shown(expire(make_emergency()), language="en")
    assert (found.stands, found.is_old, found.emergency) == (True, True, None)


def test_nobody_ever_checked_it_and_it_says_no_day():
    found = shown(make_contact(checked=False), language="en")
    assert (found.stands, found.is_old, found.checked_on) == (True, True, None)


@pytest.mark.parametrize("kind", [Kind.LINE, Kind.OFFICE])
def test_of_any_other_the_number_goes(kind):
    make_emergency()
    found = shown(expire(make_contact(kind=kind)), language="en")
    assert (found.stands, found.is_old, found.emergency) == (False, False, None)


def test_hours_nobody_knows_are_unknown_whatever_was_meant_to_be_written():
    contact = make_contact(hours=Hours.WRITTEN, words={"it": "Linea"})
    contact.words.filter(language="it").update(hours="lun–ven, 9–17")
    assert [
        (shown(contact, language=code).hours, shown(contact, language=code).when) for code in ("it", "en")
    ] == [
        (Hours.WRITTEN, "lun–ven, 9–17"),
        (Hours.UNKNOWN, ""),
    ]


def test_each_line_of_what_happens_is_a_sentence_of_its_language():
    contact = make_contact()
    contact.words.update(happens="A woman answers.\n\nShe asks where you are. \n")
    found = shown(contact, language="ar")
    assert [(line, line.language) for line in found.happens] == [
        ("A woman answers.", "en"),
        ("She asks where you are.", "en"),
    ]


def test_she_sees_the_numbers_of_her_countries_and_of_every_country_in_order():
    make_contact("Second", position=2)
    make_contact("First", position=1)
    make_contact("Everywhere", country="", position=3)
    make_contact("Athens", country="GR")
    make_contact("Office", kind=Kind.OFFICE)
    assert [row.label for row in contacts_for({"IT"}, language="en")] == ["First", "Second", "Everywhere"]


def test_in_her_language_or_else_in_another_rather_than_none():
    make_contact("", words={"it": "Italiano"})
    assert [row.label for row in contacts_for({"IT"}, language="uk")] == ["Italiano"]
    Contact.objects.all().delete()
    make_contact("English", words={"it": "Italiano"})
    assert [row.label for row in contacts_for({"IT"}, language="uk")] == ["English"]
    Contact.objects.all().delete()
    make_contact("English", words={"it": "Italiano", "uk": "Українська"})
    assert [row.label for row in contacts_for({"IT"}, language="uk")] == ["Українська"]


def test_where_nobody_knows_the_country_all_stand_country_by_country():
    make_contact("Turin")
    make_contact("Athens", country="GR")
    make_emergency()
    found = everywhere("en")
    assert [(row.country, [each.label for each in row.contacts]) for row in found] == [
        ("", ["Emergency"]),
        ("GR", ["Athens"]),
        ("IT", ["Turin"]),
    ]


def test_it_costs_the_same_for_one_and_for_many(django_assert_num_queries):
    make_emergency()
    for number in range(3):
        expire(make_contact(f"Line {number}", words={"it": "Linea"}))
    with django_assert_num_queries(2):
        assert len(everywhere("it")[-1].contacts) == 3


def test_it_holds_on_its_last_day(monkeypatch):
    contact = make_contact(kind=Kind.LINE)
    last = contact.expires_on
    for day, stands in [(last, True), (last + datetime.timedelta(days=1), False)]:
        monkeypatch.setattr(days, "today", lambda day=day: day)
        assert shown(contact, language="en").stands is stands
