"""Since when somebody must have waited for a working day to have passed."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from lms.messaging.working_days import working_days_before


def moment(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("now", "count", "since"),
    [
        ("2026-12-01 15:00", 1, "2026-11-30 15:00"),  # Tuesday → Monday
        ("2026-11-30 15:00", 1, "2026-11-27 15:00"),  # Monday → Friday
        ("2026-12-01 00:00", 1, "2026-11-30 00:00"),  # what came at the weekend has waited all of Monday
        ("2026-11-30 00:00", 1, "2026-11-27 00:00"),
        ("2026-11-28 09:30", 1, "2026-11-27 00:00"),  # Saturday adds nothing to the end of Friday
        ("2026-11-29 23:59", 1, "2026-11-27 00:00"),
        ("2026-12-02 10:00", 3, "2026-11-27 10:00"),
        ("2026-11-29 10:00", 5, "2026-11-23 00:00"),
    ],
)
def test_since_when_so_many_working_days_have_passed(now, count, since):
    assert working_days_before(moment(now), count) == moment(since)


def test_a_day_is_a_day_in_the_time_zone_of_the_site(settings):
    settings.TIME_ZONE = "Europe/Athens"
    saturday_there = datetime.datetime(2026, 11, 27, 22, 30, tzinfo=datetime.UTC)
    assert working_days_before(saturday_there, 1) == datetime.datetime(
        2026, 11, 27, tzinfo=ZoneInfo("Europe/Athens")
    )


def test_it_never_goes_forward():
    start = moment("2026-11-27 00:00")
    moments = [start + datetime.timedelta(hours=number) for number in range(24 * 10)]
    since = [working_days_before(now, 1) for now in moments]
    assert since == sorted(since)
    assert all(before < now for before, now in zip(since, moments, strict=True))
