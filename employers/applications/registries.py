"""Numbers of public registers: whether one has the form that its country gives them. Nobody is asked."""

from stdnum import get_cc_module
from stdnum.exceptions import ValidationError as NotANumber


def has_its_form(country: str, number: str) -> bool | None:
    """Digits, length and check digit. None where no rule of this country is known.

    A number that has the form may still be nobody's, or somebody else's: people look it up.
    """
    rule = get_cc_module(country.lower(), "vat") if country else None
    if rule is None:
        return None
    try:
        rule.validate(number)
    except NotANumber:
        return False
    return True


def plain(country: str, number: str) -> str:
    """The number without dots, spaces and the letters of its country."""
    rule = get_cc_module(country.lower(), "vat") if country else None
    try:
        return _letters_and_digits(rule.compact(number) if rule else number)
    except NotANumber:
        return _letters_and_digits(number)


def _letters_and_digits(number: str) -> str:
    return "".join(letter for letter in number.upper() if letter.isalnum())
