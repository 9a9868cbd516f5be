"""Since when somebody must have waited for a working day to have passed."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from lms.core import days
from lms.messaging.checks import check_closed_days
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


@pytest.mark.parametrize(
    ("now", "count", "since"),
    [
        ("2026-12-28 10:00", 1, "2026-12-24 10:00"),  # Christmas is a Friday
        ("2026-12-25 10:00", 1, "2026-12-24 00:00"),
        ("2027-01-06 10:00", 2, "2027-01-04 10:00"),
        ("2027-03-30 10:00", 1, "2027-03-26 10:00"),
        ("2028-03-28 10:00", 1, "2028-03-27 10:00"),
    ],
)
def test_on_days_on_which_nobody_works_nobody_is_late(settings, now, count, since):
    settings.LMS_CLOSED_DAYS = ["12-25", "01-01", "2027-03-29"]
    assert working_days_before(moment(now), count) == moment(since)


def test_a_working_day_is_one_where_the_site_is(monkeypatch):
    monkeypatch.setattr(days, "_who_knows", [lambda: "America/Los_Angeles"])
    days.forget_zone()
    still_friday = datetime.datetime(2026, 11, 28, 7, 30, tzinfo=datetime.UTC)
    assert working_days_before(still_friday, 1) == still_friday - days.ONE


def test_it_never_goes_forward():
    start = moment("2026-11-27 00:00")
    moments = [start + datetime.timedelta(hours=number) for number in range(24 * 10)]
    since = [working_days_before(now, 1) for now in moments]
    assert since == sorted(since)
    assert all(before < now for before, now in zip(since, moments, strict=True))


@pytest.mark.parametrize(
    ("now", "country", "since"),
    [
        ("2026-06-03 10:00", "IT", "2026-06-01 10:00"),  # the second of June, in Italy alone
        ("2026-06-03 10:00", "ES", "2026-06-02 10:00"),
        ("2027-05-05 10:00", "GR", "2027-04-29 10:00"),  # Orthodox Easter moves
        ("2026-12-02 10:00", "RO", "2026-11-27 10:00"),
        ("2026-06-03 10:00", "", "2026-06-02 10:00"),
        ("2026-06-03 10:00", "ZZ", "2026-06-02 10:00"),  # nobody has listed it
    ],
)
def test_public_holidays_are_those_of_the_country(now, country, since):
    assert working_days_before(moment(now), 1, country) == moment(since)


@pytest.mark.parametrize(
    "closed", [[f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 32)], ["05-01"] * 3]
)
def test_a_list_that_closes_every_day_does_not_stop_the_site(settings, closed):
    settings.LMS_CLOSED_DAYS = closed
    now = moment("2026-12-02 10:00")
    assert working_days_before(now, 1) < now


@pytest.mark.parametrize(
    ("closed", "found"),
    [
        (["12-25", "2027-03-29", "02-29"], []),
        ([f"08-{day:02}" for day in range(1, 29)], []),
        ([f"{month:02}-{day:02}" for month in (7, 8) for day in range(1, 32)], ["lms.E030"]),
        (["25-12", "12/25", "2027-02-29", 25], ["lms.E031"]),
    ],
)
def test_a_list_nobody_can_keep_is_told_before(settings, closed, found):
    settings.LMS_CLOSED_DAYS = closed
    assert [problem.id for problem in check_closed_days(None)] == found
