"""Hours that were there before they had a country get that of their place."""

import datetime
from importlib import import_module

import pytest
from django.apps import apps

from lms.services.reaching.models import Hours
from tests.factories.services import make_place, make_service, make_town

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_each_gets_the_country_of_its_place_and_of_several_the_first():
    service, line = make_service(), make_service()
    athens = make_place(service, town=make_town("Athens", "GR"))
    make_place(service, town=make_town("Bari"))
    nine = {"weekday": 1, "opens": datetime.time(9), "closes": datetime.time(10)}
    at_place, of_service, of_line = (
        Hours.objects.create(**owner, **nine)
        for owner in ({"service_at_location": athens}, {"service": service}, {"service": line})
    )
    import_module("lms.services.migrations.0012_where_hours_are").say_where(apps, None)
    found = dict(Hours.objects.values_list("pk", "country"))
    assert found == {at_place.pk: "GR", of_service.pk: "GR", of_line.pk: ""}


def test_of_a_service_in_two_countries_the_hours_stand_once_for_each():
    service = make_service()
    for town, country in (("Bari", "IT"), ("Athens", "GR")):
        make_place(service, town=make_town(town, country))
    with_its_own = make_place(service, town=make_town("Cluj", "RO"))
    nine = {"weekday": 1, "opens": datetime.time(9), "closes": datetime.time(10)}
    Hours.objects.create(service=service, country="IT", **nine)
    Hours.objects.create(service_at_location=with_its_own, country="RO", **nine)
    add_countries = import_module("lms.services.migrations.0015_hours_of_every_country").add_countries
    for _ in range(2):
        add_countries(apps, None)
        found = Hours.objects.filter(service=service).values_list("country", "weekday", "opens")
        assert sorted(found) == [("GR", 1, nine["opens"]), ("IT", 1, nine["opens"])]
