"""Contract: what rooms above portfolios show on an employer's first page.

    @register
    class Talks(Part):
        key, title, order, icon = "talks", _("Conversations"), 10, "people"
        def rows(self, *, person): …

Of all rows the page shows first the one that waits for its reader. Parts stand in the order in which somebody
is kept waiting, people before papers; in one part the nearest day comes first.
"""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontRow:
    """`verb` is what its reader does next ("" where nothing waits for her), `by` until which day."""

    title: str
    url: str
    reference: str = ""
    words: str = ""
    verb: str = ""
    by: datetime.date | None = None


class Part(ABC):
    """`everything` is the name of the address with all of them."""

    key: str = ""
    title: str | Promise = ""
    everything: str = ""
    icon: str = ""
    order: int = 0

    @abstractmethod
    def rows(self, *, person: Person) -> Sequence[FrontRow] | None:
        """None: it is not her business there."""


_parts: Registry[Part] = Registry("parts of an employer's first page")

#: Of each part so many rows: the rest is on its own page.
MOST = 5


def register(part: type[Part]) -> type[Part]:
    if not (part.key and part.title and part.everything and part.icon):
        raise ImproperlyConfigured(f"an employer's first page: {part.__name__} is not whole.")
    _parts.add(part.key, part())
    return part


@dataclass(frozen=True)
class PartShown:
    part: Part
    all_rows: Sequence[FrontRow]

    @cached_property
    def rows(self) -> list[FrontRow]:
        """What waits first, else as the room orders them."""
        return sorted(self.all_rows, key=lambda row: not row.verb)[:MOST]

    @property
    def is_more(self) -> bool:
        return len(self.all_rows) > MOST


def shown(person: Person) -> list[PartShown]:
    told = [(part, part.rows(person=person)) for part in sorted(_parts, key=lambda part: part.order)]
    return [PartShown(part, rows) for part, rows in told if rows is not None]


def next_of(parts: Sequence[PartShown]) -> FrontRow | None:
    """The one thing to do first."""
    waiting = ([row for row in each.all_rows if row.verb] for each in parts)
    return next((min(rows, key=_when) for rows in waiting if rows), None)


def _when(row: FrontRow) -> Any:
    return row.by is None, row.by or datetime.date.max
