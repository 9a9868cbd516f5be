"""Contract: how many learners a page holds now. Whoever unpublishes, moves or deletes it is told before.

A number, never who. The room that knows registers one function; a page that holds nobody is None.
"""

from collections.abc import Callable, Sequence
from typing import Any

from lms.contracts.registry import Registry

#: Each takes pages and gives how many people are in any of them, or None when these are no pages of its own.
counted_by: Registry[Callable[[Sequence[Any]], int | None]] = Registry("who is inside a page")


def learners_inside(pages: Sequence[Any]) -> int | None:
    """None where no learner ever is."""
    found = [number for number in (count(pages) for count in counted_by) if number is not None]
    return sum(found) if found else None
