"""Contract: what is written once, on the programme's website, and read by a signed-in learner in her own
pages under a neutral name (/learn/help/<uuid>/).

    class Care(HelpSource):
        key, name, hint, icon, order = "care", _("Looking after yourself"), _("..."), "person", 10
        def contents(self, *, language): ...
        def page(self, uuid, *, language): ...

    register(Care())

Nothing given here leads to the other website: links go to other help pages, by their uuid. `html` is made
with templates of the skills face (`lms.blocks.retold` does it for blocks) and is the same for everybody.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.utils.functional import Promise

from lms.contracts.registry import Registry

#: From the key of a source to the uuid its list is read under: an address says nothing of what is behind it.
LISTS = UUID("6d2f5c0e-95c3-4f0c-8f0a-2b6a1a3f7e11")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLink:
    """Another help page. Texts may say their language (lms.core.texts)."""

    uuid: UUID
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpGroup:
    """Links that belong together, with the words above them."""

    links: list[HelpLink]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPart:
    """A piece of a page, rendered and safe. `language` where it is known."""

    html: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """`language` is what it is written in, so that a page in another one than hers says so.

    `notice` is a sentence before everything else, such as that it has expired. `breathes`: a shape that
    opens and closes with the breath belongs to it. `place`: it tells of one where something can be wrong, by
    the id under which that is said (lms.concerns).
    """

    title: str
    lead: str = ""
    language: str = ""
    notice: str = ""
    parts: list[HelpPart]
    groups: list[HelpGroup]
    breathes: bool = False
    place: UUID | None = None


class HelpSource(ABC):
    """A room with help to read. `key` is never shown; `name` and `hint` are, so they tell nothing."""

    key: str
    name: str | Promise
    hint: str | Promise = ""
    icon: str = "book"
    order: int = 50

    @property
    def uuid(self) -> UUID:
        """What its list is read under."""
        return uuid5(LISTS, self.key)

    @abstractmethod
    def contents(self, *, language: str) -> list[HelpGroup]:
        """Its list; nothing while nothing is published, and then it is not offered."""

    def contents_for(self, country: str, *, language: str) -> list[HelpGroup]:
        """The same for somebody in this country: what is there stands first, where there is an order."""
        return self.contents(language=language)

    @abstractmethod
    def page(self, uuid: UUID, *, language: str) -> HelpPage | None:
        """What is published under this uuid: in her language, else in the one it was written in."""

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        """What these are called; what is not there is left out. Asked for a few of many."""
        listed = (link for group in self.contents(language=language) for link in group.links)
        return {link.uuid: link.title for link in listed if link.uuid in uuids} if uuids else {}

    def breath(self, *, language: str) -> HelpPage | None:
        """What is offered in the middle of a lesson."""
        return None

    def file(self, uuid: UUID, part: str, *, language: str) -> Any | None:
        """The stored file (a FieldFile) of one part of a page: the other website's own addresses for files
        do not answer here.
        """
        return None


_sources: Registry[HelpSource] = Registry("neutral help")


def register(source: HelpSource) -> HelpSource:
    return _sources.add(source.key, source)


def is_offered() -> bool:
    """Whether any room brings help to read."""
    return bool(_sources.keys())


def sources() -> Iterator[HelpSource]:
    return iter(sorted(_sources, key=lambda source: (source.order, source.key)))


def source_of_list(wanted: UUID) -> HelpSource | None:
    return next((source for source in sources() if source.uuid == wanted), None)


def page_under(wanted: UUID, *, language: str) -> tuple[HelpSource, HelpPage] | None:
    for source in sources():
        if found := source.page(wanted, language=language):
            return source, found
    return None


def breath(*, language: str) -> HelpPage | None:
    return next(filter(None, (source.breath(language=language) for source in sources())), None)


def forget(key: str) -> None:
    """For tests that register a source of their own."""
    _sources.remove(key)
