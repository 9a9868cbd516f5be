"""A word or two that she writes: what fits what its author accepts, and how it is marked."""

import pytest

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.typed import Reading
from tests.courses.activities.written import (
    published,
    reads_back_the_same,
    refused,
    samples_are_what_they_say,
    states,
    value_of,
)

KIND = activity_types["short_answer"]
NOTHING_MATTERS = {"case": False, "accents": False}
RECORD = ExchangeActivity(
    "short_answer",
    (
        ExchangeOption("caffè", 1.0, "Yes, with two f.", "a"),
        ExchangeOption("coffee", 0.5, "In Italian, please.", "b"),
        ExchangeOption("t*", 0.0, "Nearly: it is stronger.", "c"),
        ExchangeOption("*", 0.0, "What do you drink in the morning?", "d"),
    ),
    NOTHING_MATTERS,
)
ASKED = published(KIND, RECORD)


def test_the_body_says_nothing():
    assert ASKED.body == {}
    assert [row["share"] for row in ASKED.answer_key["answers"]] == ["1", "0.5", "0", "0"]


def test_what_she_wrote_is_worth_what_its_author_says():
    assert states(KIND, ASKED, [" Caffe ", "COFFEE", "tè", "water"]) == [
        ("correct", "1/1", "Yes, with two f."),
        ("partly", "0.50/1", "In Italian, please."),
        ("not_yet", "0.00/1", "Nearly: it is stronger."),
        ("not_yet", "0.00/1", "What do you drink in the morning?"),
    ]


@pytest.mark.parametrize(
    ("accepted", "given", "matters", "fits"),
    [
        ("Soap", "soap", "", True),
        ("Soap", "soap", "case", False),
        ("mañana", "manana", "", True),
        ("mañana", "manana", "accents", False),
        ("12 kg", "١٢ kg", "", True),
        ("12 kg", "１２ ｋｇ", "", True),
        ("12 kg", "١٢ kg", "digits", False),
        ("σαπούνι", "ΣΑΠΟΥΝΙ", "", True),
        ("чай", "чаи", "", False),
        ("сім", "сі́м", "", True),
        ("أحمر", "احمر", "", True),
        ("two  words", "two words", "case accents digits", True),
        ("wash*", "Washing", "", True),
        ("wash *", "washing", "", False),
        ("*hands*", "I wash my hands first", "", True),
        ("red*board", "redboard", "", True),
        ("a*b*a", "aba", "", True),
        ("ab*ba", "aba", "", False),
        ("5\\*", "5*", "", True),
        ("5\\*", "55", "", False),
        ("soap", "soapy", "", False),
    ],
)
def test_only_what_matters_makes_a_difference(accepted, given, matters, fits):
    reading = Reading(**{name: name in matters for name in ("case", "accents", "digits")})
    assert reading.fits(accepted, given) is fits


def test_many_stars_are_read_in_no_time():
    assert Reading().fits("*a" * 60 + "*b", "a" * 200) is False


@pytest.mark.parametrize(
    ("written", "told"),
    [("  ", "Write your answer first."), ("x" * 201, "This is too long. Write a word or two.")],
)
def test_what_is_no_answer_is_told(written, told):
    sent = KIND.parse(body={}, posted={"written": [written]})
    assert refused(KIND, ASKED.body, sent) == told


def test_her_own_words_stay_and_are_told():
    assert KIND.clean(body={}, response=" two\u00a0 words\n") == "two words"
    assert KIND.describe(body={}, response="two words") == ["two words"]
    assert KIND.show(body={}, response="two words").written == "two words"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([("red", 1.0)], []),
        ([("red", 0.5)], ["Give one answer 100 percent: she must be able to answer it."]),
        (
            [("red", 1.0), ("* *", 0.5)],
            ["A star alone would be right whatever she writes. Give it 0 percent, or add letters."],
        ),
    ],
)
def test_what_cannot_be_marked_is_told(options, told):
    record = ExchangeActivity("short_answer", tuple(ExchangeOption(*option) for option in options))
    assert KIND.problems(value=value_of(KIND, record)) == told


def test_samples_are_what_they_say():
    assert samples_are_what_they_say(KIND, ASKED)


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)
