"""Open, closed, not known: by the clock of the country, and never a no for what nobody told."""

import datetime
from types import SimpleNamespace

import pytest

from lms.services.finding.opening import Week

#: Friday 27 November 2026, 12:30 in Italy and 13:30 in Greece.
NOW = datetime.datetime(2026, 11, 27, 11, 30, tzinfo=datetime.UTC)


def row(weekday, opens=None, closes=None, **more):
    time = datetime.time.fromisoformat
    facts = {"is_closed": opens is None, "valid_from": None, "valid_to": None}
    return SimpleNamespace(
        weekday=weekday, opens=opens and time(opens), closes=closes and time(closes), **{**facts, **more}
    )


def said(*rows, country="IT", always=False) -> tuple[str, str]:
    state = Week(rows, country=country, always=always, now=NOW).state
    return state.kind.value, " ".join(filter(None, [state.words, state.more]))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ("unknown", "Hours not known: call first")),
        ([row(1, "09:00", "13:00")], ("unknown", "Hours not known: call first")),
        ([row(5, "09:00", "13:00")], ("open", "Open now, until 13:00")),
        ([row(5, "09:00", None)], ("open", "Open now, until 00:00")),
        ([row(5, "14:00", "18:00")], ("closed", "Closed now Opens today at 14:00")),
        (
            [row(5, "09:00", "12:30"), row(6, "10:00", "11:00")],
            ("closed", "Closed now Opens Saturday 28 November, 10:00"),
        ),
        ([row(5, "09:00", "12:00"), row(1, "10:00", "11:00")], ("closed", "Closed now")),
        (
            [row(5), row(6), row(7), row(1, "09:00", "10:00")],
            ("closed", "Closed now Opens Monday 30 November, 09:00"),
        ),
        (
            [row(5, "09:00", "13:00", valid_to=datetime.date(2026, 11, 1))],
            ("unknown", "Hours not known: call first"),
        ),
    ],
)
def test_how_it_stands(rows, words):
    assert said(*rows) == words


def test_day_and_night():
    assert said(always=True) == ("open", "Answers day and night")


def test_the_clock_is_that_of_the_country():
    assert [said(row(5, "09:00", "13:00"), country=country)[0] for country in ("IT", "GR")] == [
        "open",
        "closed",
    ]
