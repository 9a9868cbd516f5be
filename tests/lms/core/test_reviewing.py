"""A review holds from its day to its last day; it is due thirty days before it ends."""

import datetime

import pytest

from lms.core.reviewing import Standing
from lms.messaging.guidance.models import LegalNote

REVIEWED, LAST = datetime.date(2026, 1, 10), datetime.date(2026, 7, 10)


@pytest.mark.parametrize(
    ("day", "standing", "holds"),
    [
        (datetime.date(2026, 1, 9), Standing.UNREVIEWED, False),
        (REVIEWED, Standing.HOLDS, True),
        (datetime.date(2026, 6, 10), Standing.HOLDS, True),
        (datetime.date(2026, 6, 11), Standing.DUE, True),
        (LAST, Standing.DUE, True),
        (datetime.date(2026, 7, 11), Standing.EXPIRED, False),
    ],
)
def test_how_a_review_stands_on_a_day(day, standing, holds):
    note = LegalNote(reviewer="Legal desk", reviewed_on=REVIEWED, expires_on=LAST)
    assert (note.standing_on(day), note.holds_on(day)) == (standing, holds)


@pytest.mark.parametrize("missing", [{"reviewer": ""}, {"reviewed_on": None}, {"expires_on": None}])
def test_a_review_without_all_three_does_not_hold(missing):
    note = LegalNote(**{"reviewer": "Legal desk", "reviewed_on": REVIEWED, "expires_on": LAST} | missing)
    assert note.standing_on(REVIEWED) == Standing.UNREVIEWED
