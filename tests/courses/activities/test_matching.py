"""What belongs together: what the browser learns of it, and how each pair is marked."""

import pytest
from django.template import Context

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

KIND = activity_types["matching"]
RECORD = ExchangeActivity(
    "matching",
    (
        ExchangeOption("Milk", 1 / 3, "", "m"),
        ExchangeOption("Flour", 1 / 3, "Is it cold or dry?", "f"),
        ExchangeOption("Butter", 1 / 3, "", "b"),
    ),
    {"partners": ["Fridge", "Cupboard", "Fridge"], "extra": ["Window"]},
)
ASKED = published(KIND, RECORD)
PLACE = {place["text"]: place["id"] for place in ASKED.body["places"]}


def sent(**places: str) -> dict[str, str]:
    posted = {f"place-{item}": [PLACE.get(name, name)] for item, name in places.items()}
    return KIND.parse(body=ASKED.body, posted=posted)


def test_partners_that_say_the_same_are_one_and_their_ids_tell_nothing():
    assert sorted(PLACE) == ["Cupboard", "Fridge", "Window"]
    assert [place["id"] for place in ASKED.body["places"]] == sorted(PLACE.values())
    assert not {"m", "f", "b"} & set(PLACE.values())
    assert ASKED.answer_key["places"] == {"m": PLACE["Fridge"], "f": PLACE["Cupboard"], "b": PLACE["Fridge"]}


def test_each_pair_is_a_point():
    given = [
        sent(m="Fridge", f="Cupboard", b="Fridge"),
        sent(m="Fridge", f="Window", b="Fridge"),
        sent(m="Cupboard", f="Fridge", b="Window"),
    ]
    assert states(KIND, ASKED, given) == [
        ("correct", "3/3", ""),
        ("partly", "2.00/3", "Right: 2 of 3. Look at the others again."),
        ("not_yet", "0.00/3", ""),
    ]


def test_only_what_is_not_yet_is_said_of_single_pairs():
    def said(**places: str) -> dict[str, str]:
        mark = KIND.mark(body=ASKED.body, answer_key=ASKED.answer_key, response=sent(**places))
        return dict(mark.parts)

    assert said(m="Window", f="Fridge", b="Fridge") == {"m": "Not yet", "f": "Is it cold or dry?"}
    assert said(m="Window", f="Window", b="Window") == {"f": "Is it cold or dry?"}
    assert said(m="Fridge", f="Cupboard", b="Fridge") == {}


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ({"m": "Fridge", "f": "Cupboard"}, "Choose a partner for each first."),
        ({}, "Choose a partner for each first."),
        (
            {"m": "Fridge", "f": "Cupboard", "b": "elsewhere"},
            "This question has changed. Read it again and choose.",
        ),
    ],
)
def test_what_is_no_answer_is_told(places, told):
    assert refused(KIND, ASKED.body, sent(**places)) == told


def test_what_she_chose_stays_and_is_told_in_words():
    given = sent(f="Window", m="Fridge")
    shown = KIND.show(body=ASKED.body, response=given)
    assert [(item.text, item.place) for item in shown.items] == [
        ("Milk", PLACE["Fridge"]),
        ("Flour", PLACE["Window"]),
        ("Butter", ""),
    ]
    assert KIND.describe(body=ASKED.body, response=given) == ["Milk – Fridge", "Flour – Window"]


@pytest.mark.parametrize(
    ("pairs", "extra", "told"),
    [
        ([("Milk", "Fridge"), ("Flour", "Cupboard")], [], []),
        ([("Milk", "Fridge")], [], ["Write at least two pairs."]),
        (
            [("Milk", "Fridge"), ("milk ", "Cupboard")],
            [],
            ["Two pairs begin with the same words. She could not tell them apart."],
        ),
        (
            [("Milk", "Fridge"), ("Butter", "fridge")],
            [],
            ["All pairs end with the same words. Add a wrong partner, or another pair."],
        ),
        ([("Milk", "Fridge"), ("Butter", "fridge")], ["Window"], []),
        (
            [("Milk", "Fridge"), ("Flour", "Cupboard")],
            ["FRIDGE"],
            ["A wrong partner says the same as a right one."],
        ),
    ],
)
def test_what_cannot_be_matched_is_told(pairs, extra, told):
    options = tuple(ExchangeOption(item) for item, _partner in pairs)
    settings = {"partners": [partner for _item, partner in pairs], "extra": extra}
    assert KIND.problems(value=value_of(KIND, ExchangeActivity("matching", options, settings))) == told


def test_samples_are_what_they_say():
    assert samples_are_what_they_say(KIND, ASKED)


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)


@pytest.mark.parametrize(
    ("places", "tone", "right"),
    [
        ({"m": "Window", "f": "Window", "b": "Window"}, "not-yet", 0),
        ({"m": "Fridge", "f": "Window", "b": "Window"}, "partly", 1),
    ],
)
def test_nothing_is_called_right_that_is_not(places, tone, right):
    given = sent(**places)
    mark = KIND.mark(body=ASKED.body, answer_key=ASKED.answer_key, response=given)
    question = {
        "text": "Where?",
        "version": 1,
        "shown": KIND.show(body=ASKED.body, response=given),
        "said": mark.parts,
        "feedback": {"tone": tone, "title": "So"},
    }
    page = KIND.question_template.render(Context({"question": question}))
    assert page.count('data-state="right"') == right
