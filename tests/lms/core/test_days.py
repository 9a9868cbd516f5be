"""A day is the site's: which one a moment belongs to, when it begins and when it ends."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from lms.core import days

JUNE_3 = datetime.date(2026, 6, 3)


def utc(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.fixture
def site_in(monkeypatch):
    def call(zone: str) -> None:
        monkeypatch.setattr(days, "_who_knows", [lambda: zone])
        days.forget_zone()

    return call


@pytest.mark.parametrize(
    ("zone", "begins", "ends"),
    [
        ("Europe/Rome", "2026-06-02 22:00", "2026-06-03 21:59:59.999999"),
        ("America/Los_Angeles", "2026-06-03 07:00", "2026-06-04 06:59:59.999999"),
        ("Pacific/Kiritimati", "2026-06-02 10:00", "2026-06-03 09:59:59.999999"),
        ("", "2026-06-03 00:00", "2026-06-03 23:59:59.999999"),
        ("Nowhere/Gone", "2026-06-03 00:00", "2026-06-03 23:59:59.999999"),
    ],
)
def test_a_day_begins_and_ends_where_the_site_is(site_in, zone, begins, ends):
    site_in(zone)
    assert (days.start_of(JUNE_3), days.end_of(JUNE_3)) == (utc(begins), utc(ends))


@pytest.mark.parametrize(
    ("zone", "now", "today"),
    [
        ("Europe/Rome", "2026-06-03 22:30", datetime.date(2026, 6, 4)),
        ("Europe/Rome", "2026-06-03 21:30", JUNE_3),
        ("America/Los_Angeles", "2026-06-04 06:30", JUNE_3),
        ("America/Los_Angeles", "2026-06-04 07:00", datetime.date(2026, 6, 4)),
    ],
)
def test_today(site_in, monkeypatch, zone, now, today):
    site_in(zone)
    monkeypatch.setattr(timezone, "now", lambda: utc(now))
    assert (days.today(), days.in_days(-1), days.as_day(utc(now)), days.as_day(today)) == (
        today,
        today - days.ONE,
        today,
        today,
    )


def test_a_day_whose_midnight_the_clocks_skip_begins_later(site_in):
    site_in("Africa/Cairo")  # on 24 April 2026 the clocks go from 00:00 to 01:00
    day = datetime.date(2026, 4, 24)
    assert (days.start_of(day), days.local(days.start_of(day)).hour) == (utc("2026-04-23 22:00"), 1)
    assert days.end_of(day - days.ONE) == utc("2026-04-23 21:59:59.999999")


ZONES = st.sampled_from(
    ["Europe/Rome", "America/Los_Angeles", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
)


@given(ZONES, st.dates(datetime.date(2000, 1, 1), datetime.date(2050, 1, 1)))
def test_a_day_holds_its_first_moment_its_noon_and_its_last(zone, day):
    before = list(days._who_knows)
    try:
        days.zone_is_told_by(lambda: zone)
        days.forget_zone()
        moments = [days.start_of(day), days.noon_of(day), days.end_of(day)]
        assert [days.day_of(moment) for moment in moments] == [day] * 3
        just_before = days.start_of(day) - datetime.timedelta(microseconds=1)
        assert (days.day_of(just_before), days.end_of(day - days.ONE)) == (day - days.ONE, just_before)
    finally:
        days._who_knows[:] = before
        days.forget_zone()


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        ((2026, 8, 31), 6, (2027, 2, 28)),
        ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2028, 8, 31), 6, (2029, 2, 28)),
        ((2027, 11, 30), 3, (2028, 2, 29)),
        ((2026, 12, 15), 1, (2027, 1, 15)),
        ((2026, 6, 30), 6, (2026, 12, 30)),
    ],
)
def test_months_after_a_day_end_where_the_month_does(day, months, after):
    assert days.months_after(datetime.date(*day), months) == datetime.date(*after)
