"""What ten or more have said or looked for in vain reaches those who can mend it, and nobody sees less."""

import pytest
from django.urls import reverse as reverse_on

from lms.organisations.models import Role
from lms.services.tallies.enums import Kind, Tap
from lms.services.tallies.models import Tally
from tests.factories.people import make_organisation, make_worker
from tests.factories.services import make_organization, make_service

pytestmark = pytest.mark.django_db


def reverse(name, *arguments):
    return reverse_on(f"services_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def house(faces):
    return make_organisation()


@pytest.fixture
def desk(enter, house):
    browser = enter(make_worker(Role.COORDINATOR, organisation=house))
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    return browser


def test_a_service_is_told_what_ten_have_said_of_it(desk, house):
    service = make_service(organization=make_organization(edited_by=house), edited_by=house)
    address = reverse("service", service.uuid)
    before = desk.get(address).content.decode()
    Tally.objects.create(kind=Kind.TAP, about=f"{service.uuid}:{Tap.CLOSED}", count=10)
    after = desk.get(address).content.decode()
    assert ("It was closed" in before, "It was closed" in after) == (False, True)


def test_a_coordinator_sees_what_ten_have_looked_for_in_vain(desk, house):
    make_service(organization=make_organization(edited_by=house), edited_by=house)
    Tally.objects.create(kind=Kind.WORDS, about="dentist", count=20)
    assert "dentist" in desk.get(reverse("list")).content.decode()
