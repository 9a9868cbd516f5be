"""Contract: a thing one can link to, and what somebody did there.

    class Lessons(DestinationKind):
        key, label, icon, order = "lesson", _("Lesson"), "book", 20
        def titles(self, uuids, *, language): ...
        def choices(self, *, language): ...
        def addresses(self, uuids, *, person): ...
        def reached(self, people, uuids): ...

    register(Lessons())

Whoever links keeps a kind and a uuid and never a copy: a thing that was deleted or withdrawn is simply not
told any more, and what was reached is asked for each time, so what is taken back counts no longer.
"""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.people import Person

#: What a link is kept as: the key of its kind, and the thing's uuid.
Named = tuple[str, UUID]
#: Kept in columns of this length.
KEY_LENGTH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A thing an author may choose; `under` says where it stands, such as the course of a lesson."""

    uuid: UUID
    title: str
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A thing as a link tells it. `url` is where she opens it: "" for anybody else, and where she cannot."""

    kind: str
    uuid: UUID
    label: str
    icon: str
    title: str
    url: str = ""


class DestinationKind(ABC):
    """`key` is stored in rows and never changes. `label` says the kind in words, `icon` is one of the stroke
    set; of several kinds the lower `order` comes first.

    `is_reached` says whether something she does there can be asked for: only then does it tick by itself.
    """

    key: str
    label: str | Promise
    icon: str = "forward"
    order: int = 50
    is_reached: bool = False

    @abstractmethod
    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        """What these are called, each in its language (lms.core.texts), in one query. What is not there is
        left out.
        """

    @abstractmethod
    def choices(self, *, language: str) -> list[Choice]:
        """Everything an author may link to now, in the order in which one looks for it."""

    def addresses(self, uuids: Collection[UUID], *, person: Person) -> dict[UUID, str]:
        """Where this learner finds them, on the face that is asked, in one query; what she cannot open is
        left out.
        """
        return {}

    def reached(
        self, people: Collection[int], uuids: Collection[UUID]
    ) -> dict[tuple[int, UUID], datetime.date]:
        """{(person's id, thing): the first day it was done}, in one query for all of both."""
        return {}


_kinds: Registry[DestinationKind] = Registry("destinations")


def register(kind: DestinationKind) -> DestinationKind:
    if len(kind.key) > KEY_LENGTH:
        raise ImproperlyConfigured(f"destinations: {kind.key!r} is longer than {KEY_LENGTH} letters.")
    return _kinds.add(kind.key, kind)


def kinds() -> Iterator[DestinationKind]:
    return iter(sorted(_kinds, key=lambda kind: (kind.order, kind.key)))


def is_known(key: str) -> bool:
    return key in _kinds


def ticks(key: str) -> bool:
    """Whether a link of this kind ticks by itself."""
    kind = _kinds.get(key)
    return bool(kind and kind.is_reached)


def told(named: Iterable[Named], *, language: str, person: Person | None = None) -> dict[Named, Place]:
    """The things in words; what is gone is left out. With their addresses for `person`, a learner.

    Two queries for each kind, however many things.
    """
    places = {}
    for kind, uuids in _by_kind(named):
        titles = kind.titles(uuids, language=language)
        urls = kind.addresses(list(titles), person=person) if person and titles else {}
        label, icon = str(kind.label), kind.icon
        for uuid, title in titles.items():
            places[kind.key, uuid] = Place(
                kind=kind.key, uuid=uuid, label=label, icon=icon, title=title, url=urls.get(uuid, "")
            )
    return places


def reached(people: Collection[int], named: Iterable[Named]) -> dict[tuple[int, str, UUID], datetime.date]:
    """{(person's id, kind, thing): the first day}. One query for each kind, however many people."""
    return {
        (person, kind.key, uuid): day
        for kind, uuids in _by_kind(named)
        if kind.is_reached and people
        for (person, uuid), day in kind.reached(people, uuids).items()
    }


def _by_kind(named: Iterable[Named]) -> list[tuple[DestinationKind, list[UUID]]]:
    wanted: dict[str, dict[UUID, None]] = {}
    for key, uuid in named:
        wanted.setdefault(key, {})[uuid] = None
    return [(kind, list(wanted[kind.key])) for kind in kinds() if kind.key in wanted]


def forget(key: str) -> None:
    """For tests that register a kind of their own."""
    _kinds.remove(key)
