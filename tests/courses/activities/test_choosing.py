"""Choosing from a list, one or several: what can be published, what is an answer, and how it is marked."""

from decimal import Decimal

import pytest

from courses.activities.choosing.activity import is_correct, unknown_choices
from courses.activities.contract import Mark, MarkingState, ResponseRefused, activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption

KEY = {"correct": ["a", "b"]}
BODY = {"choices": [{"id": "a", "text": "Apple"}, {"id": "b", "text": "Bean"}, {"id": "c", "text": "Corn"}]}


def written(kind: str, right: int, wrong: int):
    """What an author wrote, with so many right choices and then so many wrong ones."""
    rows = [
        {
            "type": "item",
            "id": str(number),
            "value": {"text": f"{number}", "is_correct": number < right, "feedback": ""},
        }
        for number in range(right + wrong)
    ]
    return activity_types[kind].form().to_python({"choices": rows})


@pytest.mark.parametrize(
    ("chosen", "right"),
    [(["a", "b"], True), (["b", "a"], True), (["a"], False), (["a", "b", "c"], False), ([], False)],
)
def test_all_the_right_ones_and_none_of_the_wrong(chosen, right):
    assert is_correct(KEY, chosen) is right


def test_an_empty_key_is_never_right():
    assert is_correct({"correct": []}, []) is False


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "problem"),
    [
        ("single", 1, 2, False),
        ("single", 0, 2, True),
        ("single", 2, 1, True),
        ("single", 1, 0, True),
        ("multiple", 2, 1, False),
        ("multiple", 0, 3, True),
        ("multiple", 3, 0, True),
    ],
)
def test_a_key_that_cannot_be_marked_is_a_problem(kind, right, wrong, problem):
    assert bool(activity_types[kind].problems(value=written(kind, right, wrong))) is problem


def test_one_too_many_is_said_in_the_singular_too():
    said = [activity_types["single"].problems(value=written("single", right, 2)) for right in (0, 2)]
    assert said == [
        ["Mark exactly one answer as right. Now 0 are marked."],
        ["Mark exactly one answer as right. Now 2 are marked."],
    ]


def test_unknown_choices_are_named():
    assert unknown_choices({"choices": [{"id": "a"}, {"id": "b"}]}, ["a", "x"]) == {"x"}


@pytest.mark.parametrize(
    ("kind", "response", "told"),
    [
        ("single", [], "Choose an answer first."),
        ("single", None, "Choose an answer first."),
        ("single", ["x"], "This question has changed. Read it again and choose."),
        ("single", ["a", "b"], "Choose one answer only."),
        ("multiple", [], "Choose an answer first."),
        ("multiple", ["a", "x"], "This question has changed. Read it again and choose."),
    ],
)
def test_what_is_no_answer_is_told(kind, response, told):
    with pytest.raises(ResponseRefused) as refused:
        activity_types[kind].clean(body=BODY, response=response)
    assert str(refused.value.message) == told


def test_the_same_answer_is_always_written_the_same():
    kind = activity_types["multiple"]
    sent = kind.parse(body=BODY, posted={"choice": ["b", "a", "b"], "version": ["1"]})
    assert kind.clean(body=BODY, response=sent) == ["a", "b"]


def test_half_of_several_is_no_half_score_and_says_neither_which():
    key = {**KEY, "feedback": {"c": "Corn is no fruit."}}
    kind = activity_types["multiple"]
    marks = [
        kind.mark(body=BODY, answer_key=key, response=response)
        for response in (["a", "b"], ["a"], ["a", "c"])
    ]
    look = "Look again: a right answer is missing, or one of your answers is not right."
    assert marks == [
        Mark(MarkingState.CORRECT, Decimal(1), Decimal(1), ""),
        Mark(MarkingState.NOT_YET, Decimal(0), Decimal(1), look),
        Mark(MarkingState.NOT_YET, Decimal(0), Decimal(1), look, {"c": "Corn is no fruit."}),
    ]


def test_what_an_author_says_of_a_right_choice_is_not_said_of_a_wrong_answer():
    key = {**KEY, "feedback": {"a": "Yes, this one.", "c": "Corn is no fruit."}}
    mark = activity_types["multiple"].mark(body=BODY, answer_key=key, response=["a", "c"])
    assert mark.parts == {"c": "Corn is no fruit."}


@pytest.mark.parametrize("name", ["single", "multiple"])
def test_what_is_written_for_another_system_reads_back_the_same(name):
    kind = activity_types[name]
    right = 1 if name == "single" else 2
    record = ExchangeActivity(
        name,
        (
            *(
                ExchangeOption(f"Right {number}", credit=1 / right, id=f"r{number}")
                for number in range(right)
            ),
            ExchangeOption("Wrong", feedback="Not this one.", id="w"),
        ),
    )
    value = kind.form().to_python(kind.read_exchange(activity=record))
    assert kind.write_exchange(value=value) == record
    assert kind.publish(value=value).answer_key == {
        "correct": [f"r{number}" for number in range(right)],
        "feedback": {"w": "Not this one."},
    }


def test_of_one_choice_what_is_partly_right_is_worth_its_share():
    kind = activity_types["single"]
    options = (
        ExchangeOption("Red", 1.0, "", "r"),
        ExchangeOption("Pink", 0.5, "Nearly.", "p"),
        ExchangeOption("Green", 0.0, "", "g"),
    )
    record = ExchangeActivity("single", options)
    value = kind.form().to_python(kind.read_exchange(activity=record))
    asked = kind.publish(value=value)
    marks = [kind.mark(body=asked.body, answer_key=asked.answer_key, response=[each]) for each in "rpg"]
    assert [(mark.state, mark.score, mark.feedback) for mark in marks] == [
        (MarkingState.CORRECT, Decimal(1), ""),
        (MarkingState.PARTLY, Decimal("0.50"), "Nearly."),
        (MarkingState.NOT_YET, Decimal(0), ""),
    ]
    assert kind.problems(value=value) == []
    assert kind.write_exchange(value=value) == record
