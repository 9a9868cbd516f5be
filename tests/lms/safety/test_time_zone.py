"""The site's time zone: one, set on the skills face, for both faces and for what runs beside the pages."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lms.core import days
from lms.safety.faces.models import Face, time_zones
from lms.safety.faces.queries import name_of_zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


def zone_of(kind: str, zone: str) -> None:
    face = Face.objects.get(kind=kind)
    face.time_zone = zone
    face.save()


def test_without_one_the_settings_zone_counts(settings):
    assert (name_of_zone(), str(days.zone())) == ("", "UTC")
    settings.TIME_ZONE = "Europe/Athens"
    assert str(days.zone()) == "Europe/Athens"


def test_it_counts_as_soon_as_it_is_saved():
    zone_of("skills", "Europe/Rome")
    assert str(days.zone()) == "Europe/Rome"
    zone_of("skills", "")
    assert str(days.zone()) == "UTC"


def test_the_skills_face_decides_for_both():
    zone_of("programme", "Asia/Kathmandu")
    assert str(days.zone()) == "Asia/Kathmandu"
    zone_of("skills", "Europe/Rome")
    assert str(days.zone()) == "Europe/Rome"


def test_a_zone_on_the_programme_face_is_refused_where_there_is_a_skills_face():
    face = Face.objects.get(kind="programme")
    face.time_zone = "Europe/Rome"
    with pytest.raises(ValidationError) as refused:
        face.clean()
    assert refused.value.message_dict == {
        "time_zone": ["Set the time zone on the website with the courses. Leave it empty here."]
    }
    Face.objects.filter(kind="skills").delete()
    face.clean()


def test_every_request_goes_by_it_on_both_faces(client, programme_client):
    zone_of("skills", "America/Los_Angeles")
    for browser in (client, programme_client):
        timezone.deactivate()
        browser.get("/healthz")
        assert str(timezone.get_current_timezone()) == "America/Los_Angeles"


def test_zones_are_places():
    names = [name for name, _words in time_zones()]
    assert {"Europe/Rome", "America/Los_Angeles", "Africa/Lagos", "UTC"} <= set(names)
    assert [name for name in names if name.startswith(("Etc/", "US/", "posix"))] == []


def test_without_a_request_a_day_is_the_sites_too(monkeypatch):
    """The worker and commands go through no middleware."""
    zone_of("skills", "Pacific/Kiritimati")
    timezone.deactivate()
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2026, 6, 3, 10, tzinfo=datetime.UTC))
    assert days.today() == datetime.date(2026, 6, 4)
