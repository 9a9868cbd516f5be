"""Which groups may be told of: none of fewer than ten, and none by taking the others from all."""

from collections.abc import Mapping
from typing import TypeVar

#: Of fewer learners nothing is said.
LEAST = 10
#: Shares are told to so many in a hundred.
STEP = 5

Key = TypeVar("Key")


def shown_groups(counts: Mapping[Key, int], *, everybody: int) -> set[Key]:
    """Of groups with so many learners each, those that are told beside `everybody`. Whoever is in none of
    them, or in no group, is nobody or ten at least.
    """
    shown = {key for key, count in counts.items() if count >= LEAST}
    while shown and 0 < everybody - sum(counts[key] for key in shown) < LEAST:
        shown.remove(min(shown, key=lambda key: counts[key]))
    return shown


def in_tens(count: int) -> int:
    return count // LEAST * LEAST


def share(part: float, whole: float) -> int:
    """In a hundred, to the nearest five."""
    return round(100 * part / whole / STEP) * STEP
