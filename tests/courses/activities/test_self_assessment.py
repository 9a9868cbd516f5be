"""How it is for her: whatever she says is right."""

import pytest

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from tests.courses.activities.written import published, reads_back_the_same, refused, states, value_of

KIND = activity_types["self_assessment"]
RECORD = ExchangeActivity(
    "self_assessment",
    (ExchangeOption("Well", 1.0, "", "w"), ExchangeOption("Not yet", 1.0, "The lesson stays open.", "n")),
)
ASKED = published(KIND, RECORD)


def test_every_answer_is_right_and_says_what_may_help():
    assert states(KIND, ASKED, [["w"], ["n"]]) == [
        ("correct", "1/1", ""),
        ("correct", "1/1", "The lesson stays open."),
    ]
    mark = KIND.mark(body=ASKED.body, answer_key=ASKED.answer_key, response=["n"])
    assert mark.title == "Thank you. Only you can say this."


@pytest.mark.parametrize(
    ("response", "told"),
    [
        ([], "Choose an answer first."),
        (["x"], "This question has changed. Read it again and choose."),
        (["w", "n"], "Choose one answer only."),
    ],
)
def test_what_is_no_answer_is_told(response, told):
    assert refused(KIND, ASKED.body, response) == told


def test_one_answer_alone_is_no_question():
    alone = ExchangeActivity("self_assessment", RECORD.options[:1])
    assert KIND.problems(value=value_of(KIND, alone)) == ["Write at least two answers."]
    assert KIND.problems(value=value_of(KIND, RECORD)) == []


def test_her_answer_is_told_and_what_helps_stands_under_it():
    assert KIND.describe(body=ASKED.body, response=["n"]) == ["Not yet"]
    assert KIND.show(body=ASKED.body, response=["n"], state="correct").near == "n"


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)
