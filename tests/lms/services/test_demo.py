"""The demo's directory: sixty services that are marked as invented, over eight towns of four countries."""

from collections import Counter

import pytest

from lms.core import days
from lms.core.reviewing import Standing
from lms.organisations.models import Organisation, Role
from lms.services.directory.models import Service
from lms.services.directory.queries import public
from lms.services.keeping.queries import open_reports
from lms.services.needs.enums import Need
from lms.services.places.marks import KnownMarks
from lms.services.places.models import Location, Town
from lms.site.demo.services import hand_over, load_services
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo():
    load_services()


@pytest.mark.usefixtures("_demo")
def test_sixty_over_eight_towns_and_a_line_for_a_whole_country():
    [line] = Service.objects.filter(service_at_locations=None)
    assert [(area.country, area.town) for area in line.service_areas.all()] == [("IT", None)]
    assert (Service.objects.count(), Counter(Town.objects.values_list("country", flat=True))) == (
        61,
        {"IT": 2, "ES": 2, "GR": 2, "RO": 2},
    )


@pytest.mark.usefixtures("_demo")
def test_each_is_marked_in_three_languages():
    countries = {"IT": "it", "ES": "es", "GR": "el", "RO": "ro"}
    for service in Service.objects.prefetch_related("wordings", "service_at_locations__location__town"):
        places = [offered.location.town for offered in service.service_at_locations.all()]
        [where] = places or service.service_areas.all()
        own = countries[where.country]
        said = {language: service.said("alert", language) for language in ("en", own, "ar")}
        assert {language: text.language for language, text in said.items()} == {each: each for each in said}
        assert said["en"].startswith("Example.")


@pytest.mark.usefixtures("_demo")
def test_one_is_past_its_review_one_is_set_aside_and_one_is_confidential():
    standing = Counter(service.standing_on(days.today()) for service in public())
    assert (standing[Standing.EXPIRED], public().count()) == (1, 60)
    assert Location.objects.filter(is_confidential=True).count() == 1


@pytest.mark.usefixtures("_demo")
def test_whatever_one_may_need_is_there():
    assert set(public().values_list("needs__need", flat=True)) == set(Need.values)


def test_each_partner_writes_about_those_of_its_country_and_a_place_is_recognised():
    load_services()
    partners = [Organisation.objects.create(name=country, country=country) for country in ("IT", "GR")]
    hand_over()
    edited = Service.objects.values_list("edited_by__name", "service_at_locations__location__town__country")
    told = Counter(edited)
    assert {key for key in told if key[0]} == {("IT", "IT"), ("IT", None), ("GR", "GR")}
    assert {key[0] for key in told if key[1] in {"ES", "RO"}} == {None}
    [place] = Location.objects.filter(is_confidential=True)
    assert (place.edited_by, KnownMarks.of(partners[0]).tells("in Via della Luna 12, second floor")) == (
        partners[0],
        True,
    )
    assert open_reports(make_worker(Role.COORDINATOR, organisation=partners[0])).count() == 1
