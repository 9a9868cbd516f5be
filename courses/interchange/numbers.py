"""Numbers as formats write them: weights in per cent, and answers."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from django.utils.translation import gettext as _

from courses.interchange.records import Wrong

#: Moodle writes a third as 33.33333.
CLOSE = 6e-6
LARGEST = Decimal(10) ** 11


def credit_of(said: str, line: int = 0) -> float:
    """A weight in per cent as a share of 1. Raises Wrong."""
    number = _decimal(said)
    if number is None or not -100 <= number <= 100:
        raise Wrong(
            _("The weight “%(weight)s” is not a number from -100 to 100. Correct it in the file.")
            % {"weight": said.strip()[:20]},
            line,
        )
    share = float(number) / 100
    exact = float(Fraction(share).limit_denominator(20))
    return exact if abs(exact - share) < CLOSE else share


def per_cent(credit: float) -> str:
    return f"{credit * 100:.5f}".rstrip("0").rstrip(".")


def number_of(said: str, line: int = 0) -> str:
    """A number as records write it: 4, 0.5. Raises Wrong."""
    number = _decimal(said)
    if number is None or abs(number) >= LARGEST:
        raise Wrong(
            _("“%(text)s” is not a number. Write the answer in digits.") % {"text": said.strip()[:20]}, line
        )
    return written(number)


def written(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"


def _decimal(said: str) -> Decimal | None:
    try:
        number = Decimal(said.strip().replace(",", ".").replace("\u2212", "-"))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
