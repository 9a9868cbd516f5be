"""Which cells of a table are told. What stands for fewer than five is not, and cannot be worked out.

A hidden cell never stands alone: where rows and their total would give it, one more is hidden beside it. That
one is chosen in an order that follows from a secret and from the table, never from the numbers: so whoever
knows this rule cannot tell which of the two is the small one. The same table gives the same answer each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lms.secrets.fingerprints import keyed

LEAST = 5


@dataclass(frozen=True)
class Told:
    """`cells` and `total` are None where they are hidden."""

    cells: dict[str, int | None]
    total: int | None


def is_small(count: int) -> bool:
    return 0 < count < LEAST


def told(counts: Mapping[str, int], *, table: str) -> Told:
    """`counts` add up to their total; `table` names them among all tables of all reports."""
    total = sum(counts.values())
    if is_small(total):
        return Told({key: None if count else 0 for key, count in counts.items()}, None)
    hidden = {key for key, count in counts.items() if is_small(count)}
    if hidden:
        large = [key for key, count in counts.items() if count >= LEAST]
        hidden |= set(sorted(large, key=lambda key: keyed("report", f"{table} {key}"))[:1])
    return Told({key: None if key in hidden else count for key, count in counts.items()}, total)
