"""What to say at a counter: the lines of a right, hers beside those of the counter's language."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from lms.core.texts import Text, direction_of, in_a_row, name_here
from lms.programme.rights.enums import Country
from lms.programme.rights.rules import Family


@dataclass(frozen=True)
class Line:
    """`counter` is None where she speaks the counter's language."""

    hers: Text
    counter: Text | None = None


@dataclass(frozen=True)
class Card:
    """`hers` and `counter` are the codes of the two languages; they may be one."""

    hers: str
    counter: str
    lines: tuple[Line, ...]

    @property
    def is_alone(self) -> bool:
        return self.hers == self.counter

    @property
    def her_language(self) -> str:
        return name_here(self.hers)

    @property
    def counter_language(self) -> str:
        return name_here(self.counter)

    @property
    def counter_direction(self) -> str:
        return direction_of(self.counter)

    @property
    def for_the_counter(self) -> str:
        """Said to whoever stands there, in that language."""
        with translation.override(self.counter):
            return gettext("For you at the counter")


@dataclass(frozen=True)
class Cards:
    """One for each language of the country's counters. `missing` are the languages in which nobody has looked
    at the lines in time.
    """

    cards: tuple[Card, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def missing_languages(self) -> str:
        return in_a_row(map(name_here, self.missing))


def cards_of(page: Any, family: Family) -> Cards:
    """For a page that is told."""
    hers = lines_of(page)
    own = page.locale.language_code
    found, missing = [], []
    for language in Country(page.country).spoken:
        counter = page if language == own else family.told_in(language)
        lines = _beside(hers, lines_of(counter), language) if counter else ()
        if language == own:
            lines = tuple(Line(text) for text in hers.values())
        if lines:
            found.append(Card(own, language, lines))
        elif hers:
            missing.append(language)
    return Cards(tuple(found), tuple(missing))


def lines_of(page: Any) -> dict[str, Text]:
    """By the id of the line, which is the same in every language."""
    return {said.block.id: Text(said.block.value, said.language) for said in page.said.blocks_of("counter")}


def _beside(hers: dict[str, Text], theirs: dict[str, Text], language: str) -> tuple[Line, ...]:
    """In her order. A line that is not in the counter's language yet helps nobody there."""
    return tuple(
        Line(text, theirs[key])
        for key, text in hers.items()
        if key in theirs and theirs[key].language == language
    )
