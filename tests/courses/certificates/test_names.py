import re
from pathlib import Path

import pytest

from courses.certificates import names
from courses.certificates.names import is_a_name, is_same_typed, name_fingerprint, name_matches, new_salt


def test_typed_twice_is_the_same_whatever_the_keyboard_does():
    assert is_same_typed("amina  diallo", "Amina Diallo") is True
    assert is_same_typed("O’Neill", "o'neill") is True
    assert is_same_typed("Diallo Amina", "Amina Diallo") is False
    assert is_same_typed("Amina Dialo", "Amina Diallo") is False


@pytest.mark.parametrize("other", ["Amina Dialla", "Amin Diallo", "", "Diallo"])
def test_another_name_is_another_name(other):
    salt = new_salt()
    fingerprint = name_fingerprint("Amina Diallo", salt)
    assert name_matches("Amina Diallo", salt=salt, fingerprint=fingerprint) is True
    assert name_matches(other, salt=salt, fingerprint=fingerprint) is False


def test_the_same_name_has_another_fingerprint_on_another_certificate():
    assert name_fingerprint("Amina Diallo", new_salt()) != name_fingerprint("Amina Diallo", new_salt())


def test_without_a_fingerprint_nothing_matches():
    assert name_matches("", salt=new_salt(), fingerprint="") is False


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("Amina", True),
        ("نور", True),
        ("李", True),
        ("Đ", True),
        ("A1", True),
        ("?", False),
        ("12 34", False),
        ("٣", False),
        ("ー", False),
        ("\u0301\u200d", False),
        ("😀", False),
        ("", False),
    ],
)
def test_a_name_has_a_letter(typed, is_one):
    assert is_a_name(typed) is is_one


def test_a_guess_is_slow_where_it_is_no_test(monkeypatch):
    """The tests' own guesses cost little (tests/conftest.py): what is shipped stands in the source, and is
    what is used.
    """
    assert re.search(r"^WORK = 2\*\*14$", Path(names.__file__).read_text(encoding="utf-8"), re.MULTILINE)
    asked = []
    monkeypatch.setattr(names, "WORK", 4)
    monkeypatch.setattr(names.hashlib, "scrypt", lambda *_name, **how: asked.append(how["n"]) or b"")
    name_fingerprint("Amina", new_salt())
    assert set(asked) == {4}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("amina diallo", "Amina Diallo"),
        ("anne-marie o'neill d'este", "Anne-Marie O'Neill D'Este"),
        ("ґанна їжакевич", "Ґанна Їжакевич"),
        ("łucja özil", "Łucja Özil"),
    ],
)
def test_capitals_are_offered_for_small_letters(typed, offered):
    assert (names.is_in_small_letters(typed), names.with_capitals(typed)) == (True, offered)


@pytest.mark.parametrize("name", ["Amina diallo", "AMINA", "أمينة", "de la Cruz"])
def test_who_typed_a_capital_or_has_none_is_not_asked(name):
    assert names.is_in_small_letters(name) is False
