"""Contract: what an attainment, a certificate or a portfolio item can rest on.

They keep only a source's key and a uuid. The package that owns the thing registers a source and describes it
in words, so nothing above has a foreign key to it, and an erased thing is simply no longer described.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.utils import translation
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.people import Person


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence in words for a reader outside: neutral, without a name, a place, a code or an
    address.

    Of its day only the year is told: two readers who put theirs side by side must not find that it is the
    same person. `title` says what it shows, `words` how it was shown; `level` is a word with its `rank` from
    1 (0: no level).
    """

    title: str
    words: str
    year: int
    level: str = ""
    rank: int = 0
    ranks: int = 0


@dataclass(frozen=True)
class Section:
    """The heading under which a source's things stand in a portfolio; sources with an equal one share it.

    Lower `order` comes first. `as_cards` draws each thing as a card of its own instead of a row of a list.
    """

    title: str | Promise
    order: int
    as_cards: bool = False


@dataclass(frozen=True)
class Shown(Evidence):
    """A piece of evidence where several kinds stand together: with its kind in words, and its icon."""

    kind: str = ""
    icon: str = ""


@dataclass(frozen=True)
class FilledSection:
    title: str
    as_cards: bool
    rows: list[Shown] = field(default_factory=list)

    @property
    def has_levels(self) -> bool:
        return any(row.level for row in self.rows)


@dataclass(frozen=True)
class OnPaper:
    """What a paper about a thing tells whoever holds it, as (what, words): for her own eyes, before she hands
    it over.
    """

    title: str
    facts: list[tuple[str, str]]


class EvidenceSource(ABC):
    """`key` is stored in rows and never changes.

    `label` says the kind in words ("Test", "Observed practice"), `label_of_many` is the heading of several: a
    kind that can be shared has one. Where kinds are named one after the other,
    lower `order` comes first. `icon` is one of the stroke set (lms_ui).

    `shows_doing` says whether somebody watched her do it. What is only asked shows that she knows it: no
    level that says she can do it rests on that (lms.competences.rules.can_show).

    `can_be_shared` says whether such things may leave the site in a portfolio; then `section` says under
    which heading.
    """

    key: str = ""
    label: str | Promise = ""
    label_of_many: str | Promise = ""
    order: int = 100
    icon: str = "pen"
    shows_doing: bool = False
    can_be_shared: bool = False
    section: Section | None = None

    @abstractmethod
    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        """What these things say, in `language`; ids it does not know are left out.

        One query for all of them.
        """

    def of_person(self, person: Person) -> list[UUID]:
        """What a person has of this kind and may show to others now, the newest first."""
        return []

    def no_longer_counting(self, uuids: list[UUID], *, language: str) -> list[str]:
        """Titles of those that once counted and do not any more: for somebody to whom they were shown, and
        who checks.
        """
        return []

    def replaced(self, uuids: list[UUID], *, language: str) -> list[str]:
        """Titles of those in whose place there is a newer one now. They are not among those that no longer
        count.
        """
        return []

    def on_paper(self, uuids: list[UUID], *, language: str) -> list[OnPaper]:
        """What the papers of these things tell, where there are papers."""
        return []


sources: Registry[EvidenceSource] = Registry("evidence")


def register(source: type[EvidenceSource]) -> type[EvidenceSource]:
    if not (source.key and source.label):
        raise ImproperlyConfigured(f"evidence: {source.__name__} has no key or no label.")
    if source.can_be_shared and not (source.section and source.label_of_many):
        raise ImproperlyConfigured(
            f"evidence: {source.__name__} can be shared, but names no section or has no word for several."
        )
    sources.add(source.key, source())
    return source


def shareable(person: Person) -> list[tuple[str, UUID]]:
    """Everything a person may choose from when she makes a portfolio, as (source key, uuid)."""
    return [
        (source.key, uuid) for source in sources if source.can_be_shared for uuid in source.of_person(person)
    ]


def describe(items: list[tuple[str, UUID]], *, language: str) -> list[tuple[str, UUID, Evidence]]:
    """The items in words, in the order given; what no longer exists is left out.

    One query for each source.
    """
    told = {source.key: source.describe(uuids, language=language) for source, uuids in _by_source(items)}
    return [(key, uuid, told[key][uuid]) for key, uuid in items if uuid in told.get(key, {})]


def in_sections(items: list[tuple[str, UUID]], *, language: str) -> list[FilledSection]:
    """The items under the headings of their sources; only headings under which something stands.

    Inside one the highest level comes first, then the words decide: the order in which things were chosen or
    made says something about the person. What may not leave the site is not told, whoever asks.
    """
    filled: dict[tuple[int, str], FilledSection] = {}
    with translation.override(language):
        for key, _uuid, row in describe(items, language=language):
            source = sources[key]
            if not source.can_be_shared or source.section is None:
                continue
            section = source.section
            heading = (section.order, str(section.title))
            filled.setdefault(heading, FilledSection(heading[1], section.as_cards)).rows.append(
                Shown(**vars(row), kind=str(source.label), icon=source.icon)
            )
    for told in filled.values():
        told.rows.sort(key=lambda row: (-row.rank, row.title))
    return [filled[heading] for heading in sorted(filled)]


def in_order(keys: Iterable[str]) -> list[str]:
    """Keys of sources, each once, in the order in which kinds are named; those nobody registered are left
    out.
    """
    known = [sources[key] for key in sorted(set(keys)) if key in sources]
    return [source.key for source in sorted(known, key=lambda source: source.order)]


def label_of(key: str) -> str:
    """The kind in words, "" when nobody registered it any more."""
    source = sources.get(key)
    return str(source.label) if source else ""


def kinds_that_show_doing() -> list[str]:
    """Keys of the kinds of evidence for which somebody watched her do it."""
    return [source.key for source in sources if source.shows_doing]


def icon_of(key: str) -> str:
    source = sources.get(key)
    return source.icon if source else EvidenceSource.icon


def no_longer_counting(items: list[tuple[str, UUID]], *, language: str) -> list[str]:
    return [
        title
        for source, uuids in _by_source(items)
        for title in source.no_longer_counting(uuids, language=language)
    ]


def replaced(items: list[tuple[str, UUID]], *, language: str) -> list[str]:
    return [
        title for source, uuids in _by_source(items) for title in source.replaced(uuids, language=language)
    ]


def on_paper(items: list[tuple[str, UUID]], *, language: str) -> list[OnPaper]:
    return [
        paper for source, uuids in _by_source(items) for paper in source.on_paper(uuids, language=language)
    ]


def _by_source(items: list[tuple[str, UUID]]) -> list[tuple[EvidenceSource, list[UUID]]]:
    grouped: dict[str, list[UUID]] = {}
    for key, uuid in items:
        grouped.setdefault(key, []).append(uuid)
    return [(sources[key], uuids) for key, uuids in grouped.items() if key in sources]
