"""Contract: what an attainment, a certificate or a portfolio item can rest on.

They keep only a source's key and a uuid. The package that owns the thing registers a source and describes it in words,
so nothing above has a foreign key to it, and an erased thing is simply no longer described.
"""

import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from lms.contracts.registry import Registry


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence in words for a reader outside: neutral, without a name, a place or a time of day."""

    title: str
    words: str
    date: datetime.date


class EvidenceSource(ABC):
    """`key` is stored in rows and never changes. `label` says the kind in words ("Test", "Observed practice")."""

    key: str = ""
    label: str | Promise = ""

    @abstractmethod
    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        """What these things say, in `language`; ids it does not know are left out. One query for all of them."""


sources: Registry[EvidenceSource] = Registry("evidence")


def register(source: type[EvidenceSource]) -> type[EvidenceSource]:
    if not (source.key and source.label):
        raise ImproperlyConfigured(f"evidence: {source.__name__} has no key or no label.")
    sources.add(source.key, source())
    return source
