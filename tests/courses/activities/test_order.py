"""Steps to put in order: how it is mixed, answered without JavaScript, marked and described."""

from decimal import Decimal

import pytest

from courses.activities.contract import Mark, MarkingState, ResponseRefused, activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.mixing import mixed

ORDER = activity_types["order"]
BODY = {"items": [{"id": "c", "text": "Dry"}, {"id": "a", "text": "Wash"}, {"id": "b", "text": "Rinse"}]}
KEY = {"order": ["a", "b", "c"]}


def written(*steps: str):
    items = [{"type": "item", "id": step[:1].lower(), "value": step} for step in steps]
    return ORDER.form().to_python({"steps": items})


@pytest.mark.parametrize("count", range(2, 9))
def test_it_is_never_shown_in_its_order_and_everywhere_in_the_same_mix(count):
    ids = [f"step {number}" for number in range(count)]
    assert mixed(ids) != ids
    assert mixed(ids) == mixed(ids)
    assert sorted(mixed(ids)) == ids


def test_the_body_says_nothing_of_the_order():
    published = ORDER.publish(value=written("Wash", "Rinse", "Dry"))
    assert published.answer_key == {"order": ["w", "r", "d"]}
    assert [item["id"] for item in published.body["items"]] == mixed(["w", "r", "d"])


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (["Wash", "Rinse"], []),
        (["Wash"], ["Write at least two steps."]),
        (["Wash", "wash "], ["Two steps say the same thing. She could not tell which comes first."]),
    ],
)
def test_what_cannot_be_put_in_order_is_told(steps, told):
    assert ORDER.problems(value=written(*steps)) == told


@pytest.mark.parametrize(
    ("response", "told"),
    [
        ({}, "Give every step a number first."),
        ({"a": "1", "b": "2"}, "Give every step a number first."),
        ({"a": "1", "b": "2", "c": "2"}, "Use each number once."),
        ({"a": "1", "b": "2", "c": "9"}, "This question has changed. Read it again and choose."),
        ({"a": "1", "b": "2", "x": "3"}, "This question has changed. Read it again and choose."),
    ],
)
def test_what_is_no_answer_is_told(response, told):
    with pytest.raises(ResponseRefused) as refused:
        ORDER.clean(body=BODY, response=response)
    assert str(refused.value.message) == told


def test_what_she_sent_is_kept_as_she_chose_it():
    sent = ORDER.parse(body=BODY, posted={"place-a": ["1"], "place-b": ["1"], "place-x": ["2"]})
    assert sent == {"a": "1", "b": "1"}
    assert [step.number for step in ORDER.show(body=BODY, response=sent).steps] == ["", "1", "1"]


def test_each_step_in_its_place_is_a_point_and_which_is_not_said():
    marks = [
        ORDER.mark(body=BODY, answer_key=KEY, response=dict(zip("abc", numbers, strict=True)))
        for numbers in ((1, 2, 3), (1, 3, 2), (2, 3, 1))
    ]
    look = "Look for the first step: what has to be done before everything else?"
    assert marks == [
        Mark(MarkingState.CORRECT, Decimal(3), Decimal(3)),
        Mark(MarkingState.PARTLY, Decimal(1), Decimal(3), "In the right place: 1 of 3."),
        Mark(MarkingState.NOT_YET, Decimal(0), Decimal(3), look),
    ]


def test_her_answer_is_told_in_the_order_she_gave():
    assert ORDER.describe(body=BODY, response={"a": 2, "b": 1, "c": 3, "gone": 4}) == ["Rinse", "Wash", "Dry"]


def test_samples_are_what_they_say():
    for right in (True, False):
        response = ORDER.sample_response(body=BODY, answer_key=KEY, right=right)
        assert ORDER.clean(body=BODY, response=response) == response
        assert (
            ORDER.mark(body=BODY, answer_key=KEY, response=response).state == MarkingState.CORRECT
        ) is right


def test_what_is_written_for_another_system_reads_back_the_same():
    record = ExchangeActivity(
        "order", (ExchangeOption("Wash", credit=0.5, id="w"), ExchangeOption("Dry", credit=0.5, id="d"))
    )
    value = ORDER.form().to_python(ORDER.read_exchange(activity=record))
    assert ORDER.write_exchange(value=value) == record
