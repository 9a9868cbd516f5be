import random

import pytest

from lms.accounts import codes
from lms.core.typed_codes import read_digits
from lms.secrets import fingerprints


def test_a_new_code_is_well_formed_and_ten_digits():
    made = {codes.new_code() for _number in range(200)}
    assert {len(code) for code in made} == {10}
    assert all(codes.is_well_formed(code) for code in made)
    assert len(made) == 200


def test_every_single_slip_is_caught():
    code = codes.new_code()
    slips = [
        code[:place] + digit + code[place + 1 :]
        for place in range(10)
        for digit in "0123456789"
        if digit != code[place]
    ]
    assert [slip for slip in slips if codes.is_well_formed(slip)] == []


def test_every_swap_of_neighbours_is_caught():
    chooser = random.Random(7)
    for _number in range(100):
        body = "".join(chooser.choice("0123456789") for _position in range(9))
        code = next(body + check for check in "0123456789" if codes.is_well_formed(body + check))
        swaps = [
            code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            for place in range(9)
            if code[place] != code[place + 1]
        ]
        assert [swap for swap in swaps if codes.is_well_formed(swap)] == []


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("12345 67890", "1234567890"), ("١٢٣", "123"), ("१२", "12"), ("", ""), ("a-b", ""), ("²3", "3")],
)
def test_digits_are_read_in_any_script(typed, digits):
    assert read_digits(typed) == digits


def test_a_fingerprint_matches_only_its_own_value_and_purpose():
    stored = fingerprints.fingerprint("card", "1234567890")
    assert fingerprints.matches("card", "1234567890", stored) is True
    assert fingerprints.matches("card", "1234567891", stored) is False
    assert fingerprints.matches("pin", "1234567890", stored) is False
    assert fingerprints.matches("card", "1234567890", "") is False
    assert "1234567890" not in stored


def test_a_fingerprint_depends_on_the_pepper(settings):
    stored = fingerprints.fingerprint("card", "1234567890")
    settings.LMS_PEPPER = "another"
    assert fingerprints.matches("card", "1234567890", stored) is False
