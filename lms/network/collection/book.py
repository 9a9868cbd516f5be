"""Practices on paper: one, a few, or the whole collection with contents and an index.

What a book says is put together piece by piece, so that whoever waits sees how far it is; then it is set.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lms.core import days
from lms.core.conf import conf
from lms.core.slots import a_slot
from lms.network.collection.addresses import address_on_paper, name_on_paper
from lms.network.practices.criteria import published_criteria
from lms.network.practices.models import Practice
from lms.network.practices.shown import ShownPractice
from lms.network.recommendations.shown import ShownRecommendation
from lms.printing import pdf
from lms.printing.kept import public_pdf

ONE, BOOK = "lms_network/paper/one_sheet.html", "lms_network/paper/book_sheet.html"
PIECE = "lms_network/paper/piece.html"
WAIT_SECONDS = 5
#: A book is set in memory, about three megabytes for each practice.
MOST_IN_A_BOOK = 100
#: What is left to do when every practice is written out: to set them on pages.
SETTING = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents or of the index: `slot` is the piece whose page it names."""

    slot: str
    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the index gathers under one word."""

    words: str
    entries: tuple[Entry, ...]


def _quiet(done: int, total: int) -> None:
    """Nobody waits to be told."""


def one_pdf(practice: ShownPractice, *, language: str) -> bytes:
    """Set once and kept under what stands on it."""
    context = {"pieces": [piece_of(practice, language=language)]}
    title = _("Good practice no. %(number)s") % {"number": practice.number}
    return public_pdf(ONE, context, face="programme", language=language, title=title)


def few_pdf(practices: Sequence[ShownPractice], *, language: str) -> bytes:
    context = _book(practices, [], language=language)
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf(BOOK, context, language=language, title=_("Good practices"))


def book_pdf(
    rows: Iterable[Practice],
    recommendations: Sequence[ShownRecommendation],
    *,
    language: str,
    tell: Callable[[int, int], None] = _quiet,
) -> bytes:
    with translation.override(language):
        practices = [ShownPractice(row) for row in rows]
        context = _book(practices, recommendations, language=language, tell=tell)
        return pdf.render_pdf(BOOK, context, language=language, title=_("Good practices"))


def _book(
    practices: Sequence[ShownPractice],
    recommendations: Sequence[ShownRecommendation],
    *,
    language: str,
    tell: Callable[[int, int], None] = _quiet,
) -> dict[str, Any]:
    pieces = []
    for done, practice in enumerate(practices, start=1):
        pieces.append(piece_of(practice, language=language))
        tell(done, len(practices) + SETTING)
    return {
        "name": name_on_paper(),
        "day": days.today(),
        "pieces": pieces,
        "contents": [_entry(practice) for practice in practices],
        "recommendations": recommendations,
        "in_book": {practice.uuid for practice in practices},
        "criteria": published_criteria(),
        "index": _index(practices),
    }


def piece_of(practice: ShownPractice, *, language: str) -> SafeString:
    with translation.override(language):
        address = address_on_paper("practices:practice", practice.uuid)
        cited = practice.cited(website=name_on_paper(), address=address)
        return render_to_string(PIECE, {"practice": practice, "cited": cited, "slot": _slot(practice)})


def _slot(practice: ShownPractice) -> str:
    return f"no-{practice.number}"


def _entry(practice: ShownPractice) -> Entry:
    return Entry(_slot(practice), practice.number, practice.title)


def _index(practices: Sequence[ShownPractice]) -> list[Heading]:
    """By theme, by country and by who tells it, as the language orders words."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for practice in practices:
        for words in dict.fromkeys([*practice.themes, practice.country, practice.by]):
            found[words].append(_entry(practice))
    in_order = sorted(found.items(), key=lambda pair: pair[0].casefold())
    return [Heading(words, tuple(entries)) for words, entries in in_order]
