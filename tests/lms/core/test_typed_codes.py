import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.core.typed_codes import DIGITS, plain_digits, read_code, read_digits

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
CODE = "7K4M29QDX8RT3HPN"


@pytest.mark.parametrize(
    "typed",
    [
        "7K4M 29QD X8RT 3HPN",
        "7k4m-29qd–x8rt 3hpn",
        "7К4М 29QD Х8RТ 3НРN",  # К М Х Т Н Р of a Cyrillic keyboard
        "7κ4m29QDχ8RΤ3ΗΡΝ",
        "７Ｋ４Ｍ２９ＱＤＸ８ＲＴ３ＨＰＮ",
        "٧K٤M٢٩QDX٨RT٣HPN",
        "۷K۴M۲۹QDX۸RT۳HPN",
        "7K4MZ9QDX8RT3HPN",
        "https://skills.example/verify/7K4M29QDX8RT3HPN/",
        "https://skills.example/verify/7K4M29QDX8RT3HPN/?lang=it#top",
        "  http://localhost:8000/verify/7K4M29QDX8RT3HPN",
        "skills.example/verify/7K4M29QDX8RT3HPN/",
        "localhost:8000/verify/7K4M29QDX8RT3HPN/",
        "HTTPS://SKILLS.EXAMPLE/VERIFY/7K4M29QDX8RT3HPN/",
        "https://skills.example/verify/7K4M%2029QD%20X8RT%203HPN/",
        "\u200e7K4M 29QD\u00a0X8RT\u202f3HPN\u200f",
        "7K4M/29QD/X8RT/3HPN",
    ],
)
def test_a_code_is_read_as_it_was_meant(typed):
    assert read_code(typed, alphabet=ALPHABET) == CODE


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("88153 06426", "8815306426"),
        ("٨٨١٥٣ ٠٦٤٢٦", "8815306426"),
        ("۸۸۱۵۳۰۶۴۲۶", "8815306426"),
        ("８８１５３０６４２６", "8815306426"),
        ("88I53O6426", "8815306426"),
        ("88l53о6426", "8815306426"),
        ("²3", "3"),
        ("a-b", ""),
        ("", ""),
    ],
)
def test_digits_are_read_as_they_were_meant(typed, digits):
    assert read_digits(typed) == digits


def test_what_can_mean_nothing_is_told_as_a_slip():
    assert read_code("7K4!ж", alphabet=ALPHABET) == "7K4Ж"


def test_a_letter_that_the_alphabet_has_is_never_another():
    assert read_code("QSBO", alphabet=ALPHABET) == "QSB0"
    assert read_code("OIL", alphabet="OIL") == "OIL"


def test_digits_in_words_keep_the_words():
    assert plain_digits("Coral Boat ١٢") == "Coral Boat 12"


@given(st.text(st.sampled_from(ALPHABET), min_size=1, max_size=20))
def test_what_is_typed_right_stays(code):
    assert read_code(code, alphabet=ALPHABET) == code
    assert read_code(code.lower(), alphabet=ALPHABET) == code


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_an_error(typed):
    assert set(read_digits(typed)) <= set(DIGITS)
    assert all(letter.isalnum() for letter in read_code(typed, alphabet=ALPHABET))
