import pytest

from lms.core.numbers import LARGEST_KEY, sent_number


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("1", 1),
        ("007", 7),
        ("0", 1),
        ("60", 60),
        ("61", 60),
        ("9" * 5000, 60),
        ("0" * 5000 + "7", 7),
        ("", None),
        ("-1", None),
        ("1.0", None),
        ("٣", None),
        ("²", None),
        ("x", None),
    ],
)
def test_a_number_lies_within_its_bounds_and_anything_else_is_none(given, number):
    assert sent_number(given, least=1, most=60) == number


def test_without_bounds_it_can_be_the_key_of_a_row():
    assert [sent_number("0"), sent_number("9" * 19)] == [0, LARGEST_KEY]
