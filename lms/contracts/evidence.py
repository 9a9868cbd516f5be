"""Contract: what an attainment, a certificate or a portfolio item can rest on.

They keep only a source's key and a uuid. The package that owns the thing registers a source and describes it in words,
so nothing above has a foreign key to it, and an erased thing is simply no longer described.
"""

import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from lms.contracts.registry import Registry


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence in words for a reader outside: neutral, without a name, a place or a time of day.

    `title` says what it shows, `words` how it was shown; `level` is a word with its `rank` from 1 (0: no level).
    `check_url` is where anyone can check it, "" where nobody can.
    """

    title: str
    words: str
    date: datetime.date
    level: str = ""
    rank: int = 0
    ranks: int = 0
    check_url: str = ""


class EvidenceSource(ABC):
    """`key` is stored in rows and never changes. `label` says the kind in words ("Test", "Observed practice").

    `can_be_shared` says whether a person may put such things into a portfolio.
    """

    key: str = ""
    label: str | Promise = ""
    can_be_shared: bool = False

    @abstractmethod
    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        """What these things say, in `language`; ids it does not know are left out. One query for all of them."""

    def of_person(self, person: Any) -> list[UUID]:
        """What a person has of this kind and may show to others now, the newest first."""
        return []


sources: Registry[EvidenceSource] = Registry("evidence")


def register(source: type[EvidenceSource]) -> type[EvidenceSource]:
    if not (source.key and source.label):
        raise ImproperlyConfigured(f"evidence: {source.__name__} has no key or no label.")
    sources.add(source.key, source())
    return source


def shareable(person: Any) -> list[tuple[str, UUID]]:
    """Everything a person may choose from when she makes a portfolio, as (source key, uuid)."""
    return [(source.key, uuid) for source in sources if source.can_be_shared for uuid in source.of_person(person)]


def describe(items: list[tuple[str, UUID]], *, language: str) -> list[tuple[str, UUID, Evidence]]:
    """The items in words, in the order given; what no longer exists is left out. One query for each source."""
    by_source: dict[str, list[UUID]] = {}
    for key, uuid in items:
        by_source.setdefault(key, []).append(uuid)
    told = {key: sources[key].describe(uuids, language=language) for key, uuids in by_source.items() if key in sources}
    return [(key, uuid, told[key][uuid]) for key, uuid in items if uuid in told.get(key, {})]
