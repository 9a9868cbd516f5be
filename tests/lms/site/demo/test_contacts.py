"""The demo's numbers: four countries, eight languages, and nobody answers but 112."""

import phonenumbers
import pytest
from django.conf import settings
from phonenumbers import PhoneNumber

from lms.contacts.enums import Kind
from lms.contacts.models import Contact
from lms.contacts.queries import everywhere
from lms.core import days
from lms.site.demo.contacts import load_contacts

pytestmark = pytest.mark.django_db
COUNTRIES = ["", "ES", "GR", "IT", "RO"]


@pytest.fixture(autouse=True)
def loaded():
    load_contacts()


def read(number: str) -> PhoneNumber:
    return phonenumbers.parse(number, "IT")


def test_each_country_has_somebody_to_call_at_once_and_somebody_to_ask():
    assert [row.country for row in everywhere("en")] == COUNTRIES
    assert (
        sorted(set(Contact.objects.filter(kind=Kind.LINE).values_list("country", flat=True))) == COUNTRIES[1:]
    )


def test_every_contact_speaks_every_language():
    languages = sorted(code for code, _name in settings.LANGUAGES)
    spoken = {each.name: sorted(row.language for row in each.words.all()) for each in Contact.objects.all()}
    assert {name: found for name, found in spoken.items() if found != languages} == {}


def test_no_number_but_112_belongs_to_anybody():
    numbers = Contact.objects.exclude(kind=Kind.EMERGENCY).values_list("number", flat=True)
    assert [number for number in numbers if phonenumbers.is_valid_number(read(number))] == []
    assert list(Contact.objects.filter(kind=Kind.EMERGENCY).values_list("number", flat=True)) == ["112"]


def test_their_checks_count_from_the_day_the_demo_is_made_and_one_ran_out():
    late = [each.country for each in Contact.objects.all() if not each.holds_on(days.today())]
    assert late == ["RO"]
    for contact in Contact.objects.all():
        contact.full_clean()
