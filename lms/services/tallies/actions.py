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

from lms.core.typed_codes import DIGITS, plain_digits
from lms.services.directory.models import Service
from lms.services.needs.enums import VERSION, Need
from lms.services.tallies.enums import Kind, Tap
from lms.services.tallies.models import Tally

TEN = 10
#: Whoever fills the memory with words of her own fills no more than this; then it begins anew.
MOST_AT_ONCE = 2000
#: One tap on a service is heard in this time, whoever taps: a finger that taps ten times is not ten people.
QUIET_SECONDS = 10 * 60
LONGEST_WORDS = 40

_seen: Counter[tuple[str, str]] = Counter()
_heard: dict[str, float] = {}
_alone = threading.Lock()


def count_need(need: Need, town: str) -> None:
    """`town` is the uuid of one, or "" where she said none."""
    _count(Kind.NEED, about_need(need, town))


def about_need(need: str, town: str) -> str:
    return f"{VERSION}:{town}:{need}"


def count_tap(service: Service, tap: Tap) -> None:
    about = f"{service.uuid}:{tap}"
    with _alone:
        now = time.monotonic()
        if now - _heard.get(about, -QUIET_SECONDS) < QUIET_SECONDS:
            return
        if len(_heard) >= MOST_AT_ONCE:
            _heard.clear()
        _heard[about] = now
    _count(Kind.TAP, about)


def count_in_vain(words: str) -> None:
    """What was looked for and not found. Figures are left out: they may be somebody's number."""
    plain = " ".join(words.lower().split())
    if plain and len(plain) <= LONGEST_WORDS and not set(plain_digits(plain)) & set(DIGITS):
        _count(Kind.WORDS, plain)


def _count(kind: str, about: str) -> None:
    key = (kind, about)
    with _alone:
        if len(_seen) >= MOST_AT_ONCE and key not in _seen:
            _seen.clear()
        _seen[key] += 1
        if _seen[key] < TEN:
            return
        del _seen[key]
    _add_ten(*key)


def _add_ten(kind: str, about: str) -> None:
    rows = Tally.objects.filter(kind=kind, about=about)
    if rows.update(count=F("count") + TEN):
        return
    try:
        with transaction.atomic():
            Tally.objects.create(kind=kind, about=about, count=TEN)
    except IntegrityError:  # another process was first
        rows.update(count=F("count") + TEN)
