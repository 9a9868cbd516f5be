"""A text with gaps: written or chosen, shown whole whatever a translator did, and marked gap by gap."""

import pytest

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from lms.core.texts import Text, language_of
from tests.courses.activities.written import (
    published,
    reads_back_the_same,
    refused,
    samples_are_what_they_say,
    states,
    value_of,
)

KIND = activity_types["gap"]
RECORD = ExchangeActivity(
    "gap",
    (
        ExchangeOption("sick", 1.0, "", "1"),
        ExchangeOption("ill", 1.0, "", "1"),
        ExchangeOption("tired", 0.5, "Worse than tired.", "1"),
        ExchangeOption("tomorrow", 1.0, "", "2"),
        ExchangeOption("yesterday", 0.0, "You call on the day after.", "2"),
    ),
    {"text": "I am {{1}}. I call {{ 2 }} morning.", "choices": {"2": ["tomorrow", "yesterday", "never"]}},
)
ASKED = published(KIND, RECORD)
ONE, TWO = (gap["id"] for gap in ASKED.body["gaps"])


def sent(first: str, second: str) -> dict[str, str]:
    return KIND.parse(body=ASKED.body, posted={f"gap-{ONE}": [first], f"gap-{TWO}": [second]})


def test_the_body_says_no_more_than_the_words_to_choose_from():
    assert ASKED.body["gaps"] == [{"id": ONE}, {"id": TWO, "choices": ["never", "tomorrow", "yesterday"]}]


def test_each_gap_counts_the_same():
    given = [
        sent(" ILL", "tomorrow"),
        sent("tired", "tomorrow"),
        sent("fine", "tomorrow"),
        sent("fine", "yesterday"),
    ]
    some = "Right: 1 of 2. Look at the others again."
    assert states(KIND, ASKED, given) == [
        ("correct", "2/2", ""),
        ("partly", "1.50/2", some),
        ("partly", "1.00/2", some),
        ("not_yet", "0.00/2", ""),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sick", "tomorrow"), {}),
        (("tired", "tomorrow"), {ONE: "Worse than tired."}),
        (("fine", "tomorrow"), {ONE: "Not yet"}),
        (("fine", "yesterday"), {TWO: "You call on the day after."}),
    ],
)
def test_what_is_said_of_single_gaps(words, said):
    mark = KIND.mark(body=ASKED.body, answer_key=ASKED.answer_key, response=sent(*words))
    assert mark.parts == said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("", "tomorrow"), "Fill in every gap first."),
        (("sick", ""), "Fill in every gap first."),
        (("sick", "soon"), "This question has changed. Read it again and choose."),
        (("x" * 201, "never"), "This is too long. Write a word or two."),
    ],
)
def test_what_is_no_answer_is_told(words, told):
    assert refused(KIND, ASKED.body, sent(*words)) == told


def shown(passage: str) -> list[tuple[str, str, str]]:
    body = {**ASKED.body, "passage": passage}
    pieces = KIND.show(body=body, response=sent("ill", "never")).pieces
    return [(piece.before, piece.id, piece.given) for piece in pieces]


def test_every_gap_is_asked_also_where_a_translator_lost_one():
    assert shown(ASKED.body["passage"]) == [
        ("I am ", ONE, "ill"),
        (". I call ", TWO, "never"),
        (" morning.", "", ""),
    ]
    assert shown("{{2}} I am {{7}}") == [
        ("", TWO, "never"),
        (" I am ", "", ""),
        ("", "", ""),
        (" ", ONE, "ill"),
    ]


def test_what_stands_between_gaps_is_in_the_language_of_the_text():
    body = {**ASKED.body, "passage": Text("Sono {{1}} {{2}}", "it")}
    assert [language_of(piece.before) for piece in KIND.show(body=body, response=None).pieces] == [
        "it",
        "it",
        "",
    ]


def test_from_all_words_together_every_gap_is_chosen():
    record = ExchangeActivity(
        "gap",
        (ExchangeOption("red", 1.0, "", "1"), ExchangeOption("green", 1.0, "", "2")),
        {
            "text": "Meat {{1}}, salad {{2}}",
            "choices": {"1": ["red", "blue"], "2": ["green"]},
            "bank": True,
            "case": True,
        },
    )
    asked = published(KIND, record)
    assert [gap["choices"] for gap in asked.body["gaps"]] == [["blue", "green", "red"]] * 2
    assert KIND.show(body=asked.body, response=None).words == ["blue", "green", "red"]
    assert KIND.texts(body=asked.body) == ["Meat {{1}}, salad {{2}}", "blue", "green", "red"]
    assert reads_back_the_same(KIND, record)
    assert samples_are_what_they_say(KIND, asked)


@pytest.mark.parametrize(
    ("text", "options", "choices", "told"),
    [
        ("A {{1}}", [("red", 1.0)], {}, []),
        ("A", [("red", 1.0)], {}, ["Gap 1 does not stand in the text. Write {{1}} where it is, once."]),
        (
            "A {{1}} {{1}}",
            [("red", 1.0)],
            {},
            ["Gap 1 does not stand in the text. Write {{1}} where it is, once."],
        ),
        ("A {{1}} {{3}}", [("red", 1.0)], {}, ["The text has {{3}}, and there are fewer gaps."]),
        (
            "A {{1}}",
            [("red", 0.5)],
            {},
            ["Gap 1: Give one answer 100 percent: she must be able to answer it."],
        ),
        (
            "A {{1}}",
            [("re*", 1.0)],
            {"1": ["blue"]},
            ["Gap 1: One answer with 100 percent must have no star, to be chosen."],
        ),
    ],
)
def test_what_cannot_be_filled_in_is_told(text, options, choices, told):
    found = tuple(ExchangeOption(word, credit, "", "1") for word, credit in options)
    record = ExchangeActivity("gap", found, {"text": text, "choices": choices})
    assert KIND.problems(value=value_of(KIND, record)) == told


def test_her_words_are_told_in_their_order():
    assert KIND.describe(body=ASKED.body, response={TWO: "never", ONE: "ill"}) == ["ill", "never"]


def test_samples_are_what_they_say():
    assert samples_are_what_they_say(KIND, ASKED)


def test_what_is_written_for_another_system_reads_back_the_same():
    spaced = RECORD.settings["text"]
    assert "{{ 2 }}" in spaced
    assert reads_back_the_same(KIND, RECORD)
