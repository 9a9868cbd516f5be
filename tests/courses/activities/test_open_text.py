"""What she writes in her own words, for a person to read."""

from decimal import Decimal

import pytest

from courses.activities.contract import Mark, MarkingState, activity_types
from courses.activities.exchange import ExchangeActivity
from tests.courses.activities.written import published, reads_back_the_same, refused

KIND = activity_types["open_text"]
RECORD = ExchangeActivity(
    "open_text", (), {"grader": "Soap, and 20 seconds.", "lines": 6, "good": "Say what you did, and why."}
)
ASKED = published(KIND, RECORD)


def test_she_reads_what_a_good_answer_has_and_not_what_is_looked_for():
    assert ASKED.body == {"lines": 6, "good": "Say what you did, and why."}
    assert ASKED.answer_key == {"grader": "Soap, and 20 seconds."}
    assert KIND.texts(body=ASKED.body) == ["Say what you did, and why."]


def test_it_waits_for_a_person_without_a_score():
    mark = KIND.mark(body=ASKED.body, answer_key=ASKED.answer_key, response="I washed.")
    assert mark == Mark(MarkingState.WAITING, None, Decimal(1))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (" \n ", "Write your answer first."),
        ("x" * 4001, "This is too long for one answer. Make it a little shorter."),
    ],
)
def test_what_is_no_answer_is_told(written, told):
    assert refused(KIND, ASKED.body, KIND.parse(body=ASKED.body, posted={"written": [written]})) == told


def test_her_lines_stay_as_she_wrote_them():
    kept = KIND.clean(body=ASKED.body, response="First soap. \r\n\r\nThen water.\n")
    assert kept == "First soap.\n\nThen water."
    assert KIND.clean(body=ASKED.body, response=kept) == kept
    assert KIND.describe(body=ASKED.body, response=kept) == [kept]
    assert KIND.show(body=ASKED.body, response=kept).written == kept


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)
    assert reads_back_the_same(KIND, ExchangeActivity("open_text", (), {"grader": "", "lines": 4}))
