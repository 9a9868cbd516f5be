"""A sentence that is true or not."""

import pytest

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from tests.courses.activities.written import (
    published,
    reads_back_the_same,
    refused,
    samples_are_what_they_say,
    states,
    value_of,
)

KIND = activity_types["true_false"]
RECORD = ExchangeActivity(
    "true_false",
    (ExchangeOption("true", 0.0, "Green is for salad."), ExchangeOption("false", 1.0, "Red, like meat.")),
)
ASKED = published(KIND, RECORD)


def test_the_body_says_nothing_of_the_answer():
    assert ASKED.body == {"choices": [{"id": "true"}, {"id": "false"}]}
    assert ASKED.answer_key == {
        "correct": ["false"],
        "feedback": {"true": "Green is for salad.", "false": "Red, like meat."},
    }


def test_each_answer_is_told_why():
    assert states(KIND, ASKED, [["false"], ["true"]]) == [
        ("correct", "1/1", "Red, like meat."),
        ("not_yet", "0/1", "Green is for salad."),
    ]


@pytest.mark.parametrize(
    ("response", "told"),
    [
        ([], "Choose an answer first."),
        (["maybe"], "This question has changed. Read it again and choose."),
        (["true", "false"], "Choose one answer only."),
    ],
)
def test_what_is_no_answer_is_told(response, told):
    assert refused(KIND, ASKED.body, response) == told


def test_her_answer_is_told_in_the_words_of_the_page():
    assert KIND.describe(body=ASKED.body, response=["false"]) == ["It is not true"]
    assert [choice.text for choice in KIND.show(body=ASKED.body, response=None).choices] == [
        "It is true",
        "It is not true",
    ]


def test_nobody_has_said_which_it_is():
    undecided = ExchangeActivity("true_false", (ExchangeOption("true"), ExchangeOption("false")))
    assert KIND.problems(value=value_of(KIND, undecided)) == ["Say whether the sentence is true."]
    assert KIND.problems(value=value_of(KIND, RECORD)) == []


def test_samples_are_what_they_say():
    assert samples_are_what_they_say(KIND, ASKED)


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)
