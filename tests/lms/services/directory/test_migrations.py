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
