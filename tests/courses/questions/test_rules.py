import pytest

from courses.questions.rules import is_right, key_problem, unknown_choices

KEY = {"correct": ["a", "b"]}


@pytest.mark.parametrize(
    ("chosen", "right"),
    [(["a", "b"], True), (["b", "a"], True), (["a"], False), (["a", "b", "c"], False), ([], False)],
)
def test_all_the_right_ones_and_none_of_the_wrong(chosen, right):
    assert is_right(KEY, chosen) is right


def test_an_empty_key_is_never_right():
    assert is_right({"correct": []}, []) is False


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
    assert key_problem(kind=kind, right=right, wrong=wrong) is problem


def test_unknown_choices_are_named():
    assert unknown_choices({"choices": [{"id": "a"}, {"id": "b"}]}, ["a", "x"]) == {"x"}
