"""The shelf: every question with the countries it is answered for, for the readers of one language."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lms.core.texts import Text, in_a_row, name_here
from lms.programme.rights.enums import Country, Topic
from lms.programme.rights.rules import Family


@dataclass(frozen=True)
class Way:
    """To an answer. `language` where it is in another one than the reader's; `title` where the country alone
    does not say which question it is.
    """

    page: Any
    country: Country
    language: str = ""
    title: Text | None = None

    @property
    def language_name(self) -> str:
        return name_here(self.language) if self.language else ""


@dataclass(frozen=True)
class Asked:
    topic: Topic
    ways: tuple[Way, ...]

    @property
    def countries(self) -> str:
        """For the style sheet, which shows one country's when it is chosen."""
        return " ".join(dict.fromkeys(way.country.value for way in self.ways))


@dataclass(frozen=True)
class Shelf:
    asked: tuple[Asked, ...]

    @property
    def countries(self) -> list[Country]:
        """Those that can be chosen. What holds everywhere is always there."""
        found = {way.country for asked in self.asked for way in asked.ways}
        return [country for country in Country if country in found and country is not Country.EUROPE]

    @property
    def other_languages(self) -> str:
        """In which some answers are for want of one in the reader's."""
        return in_a_row(sorted({way.language_name for asked in self.asked for way in asked.ways}))


def shelf_of(pages: Iterable[Any], *, language: str, day: datetime.date) -> Shelf:
    families: dict[Any, list[Any]] = defaultdict(list)
    for page in pages:
        families[page.translation_key].append(page)
    rows = [_row(Family(found, day), language) for found in families.values()]
    by_topic: dict[Topic, list[Any]] = defaultdict(list)
    for page in filter(None, rows):
        by_topic[Topic(page.topic)].append(page)
    return Shelf(
        tuple(Asked(topic, _ways(by_topic[topic], topic, language)) for topic in Topic if by_topic[topic])
    )


def _row(family: Family, language: str) -> Any | None:
    """The page in her language; else one that is told, the source first; else whatever there is."""
    live = [page for page in family.pages if page.live]
    own = next((page for page in live if page.locale.language_code == language), None)
    return own or next(family.told(), None) or next(iter(live), None)


def _ways(pages: list[Any], topic: Topic, language: str) -> tuple[Way, ...]:
    countries = [page.country for page in pages]
    ways = []
    for page in sorted(pages, key=lambda page: (Country.values.index(page.country), page.path)):
        own = page.locale.language_code
        is_named = topic is Topic.OTHER or countries.count(page.country) > 1
        ways.append(
            Way(
                page,
                Country(page.country),
                "" if own == language else own,
                Text(page.title, own) if is_named else None,
            )
        )
    return tuple(ways)
