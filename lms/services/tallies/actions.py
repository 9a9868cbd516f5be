"""Counting in tens what nobody can be found behind (lms.core.tens)."""

from django.db import IntegrityError, transaction
from django.db.models import F

from lms.core import distress
from lms.core.tens import TEN, Tens
from lms.core.typed_codes import DIGITS, plain_digits
from lms.services.directory.models import Service
from lms.services.needs.enums import VERSION, Need
from lms.services.tallies.enums import Kind, Tap
from lms.services.tallies.models import Tally

LONGEST_WORDS = 40
#: Whoever fills the memory does it with words of her own.
tens = Tens(most=2000, quiet_seconds=10 * 60)


def count_need(need: Need, town: str) -> None:
    """`town` is the uuid of one, or "" where she said none."""
    _count(Kind.NEED, about_need(need, town))


def about_need(need: str, town: str) -> str:
    return f"{VERSION}:{town}:{need}"


def count_tap(service: Service, tap: Tap) -> None:
    _count(Kind.TAP, f"{service.uuid}:{tap}")


def count_in_vain(words: str) -> None:
    """What was looked for and not found. Figures are left out, they may be somebody's number; and words in
    which somebody says that she is not safe.
    """
    plain = " ".join(words.lower().split())
    if not plain or len(plain) > LONGEST_WORDS or distress.is_told_in(plain):
        return
    if not set(plain_digits(plain)) & set(DIGITS):
        _count(Kind.WORDS, plain)


def _count(kind: str, about: str) -> None:
    if tens.is_tenth((kind, about)):
        _add_ten(kind, about)


def _add_ten(kind: str, about: str) -> None:
    rows = Tally.objects.filter(kind=kind, about=about)
    if rows.update(count=F("count") + TEN):
        return
    try:
        with transaction.atomic():
            Tally.objects.create(kind=kind, about=about, count=TEN)
    except IntegrityError:  # another process was first
        rows.update(count=F("count") + TEN)
