"""Cards to turn: she says of each whether she knew it."""

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

KIND = activity_types["flash_cards"]


def record(*cards: tuple[str, str]) -> ExchangeActivity:
    options = tuple(ExchangeOption(front, 1 / len(cards), id=front[:1].lower()) for front, _back in cards)
    return ExchangeActivity("flash_cards", options, {"backs": [back for _front, back in cards]})


RECORD = record(("Red", "Meat"), ("Green", "Salad"))
ASKED = published(KIND, RECORD)


def sent(**said: str) -> dict[str, str]:
    return KIND.parse(body=ASKED.body, posted={f"card-{card}": [word] for card, word in said.items()})


def test_she_alone_says_what_she_knew():
    given = [sent(r="knew", g="knew"), sent(r="knew", g="again"), sent(r="again", g="again")]
    assert states(KIND, ASKED, given) == [
        ("correct", "2/2", ""),
        ("partly", "1.00/2", "You knew 1 of 2. Turn the others once more."),
        ("not_yet", "0.00/2", "You knew 0 of 2. Turn the others once more."),
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "Turn each card and say whether you knew it."),
        ({"r": "knew"}, "Turn each card and say whether you knew it."),
        ({"r": "knew", "g": "perhaps"}, "This question has changed. Read it again and choose."),
    ],
)
def test_what_is_no_answer_is_told(said, told):
    assert refused(KIND, ASKED.body, sent(**said)) == told


def test_what_she_said_stays_and_is_told_in_words():
    given = sent(r="knew", g="again")
    assert [card.said for card in KIND.show(body=ASKED.body, response=given).cards] == ["knew", "again"]
    assert KIND.describe(body=ASKED.body, response=given) == ["Red: I knew it", "Green: not yet"]


@pytest.mark.parametrize(
    ("cards", "told"),
    [
        ([("Red", "Meat")], []),
        ([], ["Write at least one card."]),
        ([("Red", "Meat"), ("red ", "Salad")], ["Two cards have the same front."]),
    ],
)
def test_what_cannot_be_turned_is_told(cards, told):
    assert KIND.problems(value=value_of(KIND, record(*cards))) == told


def test_samples_are_what_they_say():
    assert samples_are_what_they_say(KIND, ASKED)


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)
