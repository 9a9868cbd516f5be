"""Counting that cannot be followed back: in tens, or not at all.

The first nine stay in the memory of the process and are gone with it; the tenth writes ten into the database.
So nothing that is stored, backed up or printed ever stands for fewer than ten. Each process counts its own:
a busy site loses some, and that is the price (decision 63).
"""

import threading
import time
from collections import Counter

from django.db import IntegrityError, transaction
from django.db.models import F

from lms.core import distress
from lms.core.typed_codes import DIGITS, plain_digits
from lms.services.directory.models import Service
from lms.services.needs.enums import VERSION, Need
from lms.services.tallies.enums import Kind, Tap
from lms.services.tallies.models import Tally

TEN = 10
#: Whoever fills the memory with words of her own fills no more than this; then it begins anew.
MOST_AT_ONCE = 2000
#: The same is heard once in this time, whoever says it: a finger that taps ten times is not ten people, and
#: who looks ten times for the same is one.
QUIET_SECONDS = 10 * 60
LONGEST_WORDS = 40

_seen: Counter[tuple[str, str]] = Counter()
_heard: dict[tuple[str, str], float] = {}
_alone = threading.Lock()


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
    key = (kind, about)
    with _alone:
        if not _is_heard(key):
            return
        if len(_seen) >= MOST_AT_ONCE and key not in _seen:
            _seen.clear()
        _seen[key] += 1
        if _seen[key] < TEN:
            return
        del _seen[key]
    _add_ten(*key)


def _is_heard(key: tuple[str, str]) -> bool:
    """Where the room for it is full nothing new is heard before some of it is quiet again: emptied, it would
    hear one finger ten times.
    """
    now = time.monotonic()
    if len(_heard) >= MOST_AT_ONCE:
        for old in [each for each, then in _heard.items() if now - then >= QUIET_SECONDS]:
            del _heard[old]
    if len(_heard) >= MOST_AT_ONCE or now - _heard.get(key, -QUIET_SECONDS) < QUIET_SECONDS:
        return False
    _heard[key] = now
    return True


def _add_ten(kind: str, about: str) -> None:
    rows = Tally.objects.filter(kind=kind, about=about)
    if rows.update(count=F("count") + TEN):
        return
    try:
        with transaction.atomic():
            Tally.objects.create(kind=kind, about=about, count=TEN)
    except IntegrityError:  # another process was first
        rows.update(count=F("count") + TEN)
