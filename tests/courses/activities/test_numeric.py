"""A number that she writes, in her digits, with a unit: what it can mean and how it is marked."""

from decimal import Decimal

import pytest
from django.utils import translation

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.typed import number_and_rest, readings_of
from tests.courses.activities.written import (
    published,
    reads_back_the_same,
    refused,
    samples_are_what_they_say,
    states,
)

KIND = activity_types["numeric"]
RECORD = ExchangeActivity(
    "numeric",
    (
        ExchangeOption("1.5", 1.0, "", "a"),
        ExchangeOption("1.5", 0.5, "A little more exactly?", "b"),
        ExchangeOption("*", 0.0, "Look at the scale.", "c"),
    ),
    {
        "tolerances": ["0.1", "0.5", "0"],
        "units": [{"name": "kg", "factor": "1"}, {"name": "g", "factor": "1000"}],
    },
)
ASKED = published(KIND, RECORD)
KG, G = (unit["id"] for unit in ASKED.body["units"])
PLAIN = published(KIND, ExchangeActivity("numeric", (ExchangeOption("1000", 1.0),)))


def sent(number: str, unit: str = "") -> dict[str, str]:
    return KIND.parse(body=ASKED.body, posted={"number": [number], "unit": [unit]})


def test_the_body_holds_units_and_no_number():
    assert [unit["name"] for unit in ASKED.body["units"]] == ["kg", "g"]
    assert (list(ASKED.body), list(PLAIN.body["units"])) == (["units"], [])


def test_what_is_near_enough_is_right_in_each_unit():
    given = [sent("1,55", KG), sent("1450", G), sent("1450 g", KG), sent("١٫٩", KG), sent("5", KG)]
    assert states(KIND, ASKED, given) == [
        ("correct", "1/1", ""),
        ("correct", "1/1", ""),
        ("correct", "1/1", ""),
        ("partly", "0.50/1", "A little more exactly?"),
        ("not_yet", "0.00/1", "Look at the scale."),
    ]


@pytest.mark.parametrize("written", ["1000", "1.000", "1,000", "1 000", "1'000", "1.000,0", "١٬٠٠٠", "+1000"])
def test_a_large_number_is_read_as_it_is_written_anywhere(written):
    assert [state for state, _score, _said in states(KIND, PLAIN, [sent(written)])] == ["correct"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20", ["20"]),
        ("0,5", ["0.5"]),
        (".5", ["0.5"]),
        ("-3", ["-3"]),
        ("1.000", ["1", "1000"]),
        ("0.125", ["0.125"]),
        ("1,234,567", ["1234567"]),
        ("1.234,5", ["1234.5"]),
        ("1,2,3", []),
        ("", []),
        ("..", []),
    ],
)
def test_what_a_number_can_mean(written, meant):
    assert [Decimal(number) for number in meant] == list(readings_of(number_and_rest(written)[0]))


@pytest.mark.parametrize(
    ("number", "unit", "told"),
    [
        ("", "", "Write a number first."),
        ("many", "", "Write only the number, with digits."),
        ("1e9", "", "Write only the number, with digits."),
        ("1" * 60, "", "Write only the number, with digits."),
        ("12 pounds", "", "Write only the number, with digits."),
        ("12", "", "Choose a unit too."),
        ("12", "x", "This question has changed. Read it again and choose."),
    ],
)
def test_what_is_no_answer_is_told(number, unit, told):
    assert refused(KIND, ASKED.body, sent(number, unit)) == told


def test_the_same_number_is_always_written_the_same():
    given = [KIND.clean(body=ASKED.body, response=sent(number, KG)) for number in ("1.50", "١٫٥", " 1,5 kg")]
    assert given == [{"number": "1.5", "unit": KG}] * 3


def test_it_is_told_as_the_language_of_the_page_writes_numbers():
    given = {"number": "1.5", "unit": KG}
    with translation.override("it"):
        assert KIND.describe(body=ASKED.body, response=given) == ["1,5 kg"]
    assert KIND.describe(body=ASKED.body, response=given) == ["1.5 kg"]


def test_one_unit_stands_beside_the_field_and_several_are_chosen_from():
    one = published(KIND, ExchangeActivity("numeric", RECORD.options[:1], {"units": [{"name": "kg"}]}))
    assert (KIND.show(body=one.body, response=None).unit, KIND.show(body=one.body, response=None).units) == (
        "kg",
        [],
    )
    shown = KIND.show(body=ASKED.body, response={"number": "1", "unit": G})
    assert [(unit.name, unit.chosen) for unit in shown.units] == [("kg", False), ("g", True)]


@pytest.mark.parametrize(
    ("row", "units", "told"),
    [
        ({}, [], []),
        ({"worth": "50"}, [], ["Give one number 100 percent: she must be able to answer it."]),
        ({"up_to": "3"}, [], ["A range begins with the smaller number."]),
        ({}, ["kg", "KG "], ["Two units have the same name. She could not tell which to choose."]),
    ],
)
def test_what_cannot_be_marked_is_told(row, units, told):
    number = {"number": "5", "tolerance": "0", "up_to": None, "worth": "100", "feedback": "", **row}
    stored = {
        "numbers": [{"type": "item", "id": "a", "value": number}],
        "units": [{"type": "item", "id": name, "value": {"name": name, "factor": "1"}} for name in units],
    }
    assert KIND.problems(value=KIND.form().to_python(stored)) == told


def test_a_range_is_a_middle_with_what_lies_around_it():
    number = {"number": "1", "tolerance": "0", "up_to": "5", "worth": "100", "feedback": ""}
    value = KIND.form().to_python({"numbers": [{"type": "item", "id": "a", "value": number}], "units": []})
    assert KIND.write_exchange(value=value) == ExchangeActivity(
        "numeric", (ExchangeOption("3", 1.0, id="a"),), {"tolerances": ["2"], "units": []}
    )
    asked = KIND.publish(value=value)
    assert [state for state, *_more in states(KIND, asked, [sent("1"), sent("5"), sent("5.1")])] == [
        "correct",
        "correct",
        "not_yet",
    ]


def test_samples_are_what_they_say():
    assert samples_are_what_they_say(KIND, ASKED)
    assert samples_are_what_they_say(KIND, PLAIN)


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)
