"""Words that flow over the pages of a booklet: pieces that stay whole, in chapters that begin on a new
page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

from lms.printing.folded import LETTERS, Handout, Leaf, measured, room_for_words
from lms.printing.imposition import Form

#: Millimetres between two pieces on a page.
BETWEEN = 3.0
#: What is tried: the pages are filled with letters of the first size.
SIZES = (1.0, 0.94, 0.88, 0.82)


@dataclass(frozen=True)
class Chapter:
    """`pieces` are safe HTML. The first one has the heading of the chapter."""

    pieces: tuple[str, ...]


@dataclass(frozen=True)
class Flowed:
    """`begins` says of each chapter on which of the leaves it begins, counted from 0."""

    leaves: tuple[Leaf, ...]
    begins: tuple[int, ...]


def flow(chapters: Sequence[Chapter], *, language: str, look: str = "") -> Flowed:
    """The pages of a booklet. A piece that needs more than a page is let to whoever prints it to refuse."""
    pieces = [piece for chapter in chapters for piece in chapter.pieces]
    if not pieces:
        return Flowed((), ())
    apart = Handout(Form.BOOKLET, tuple(Leaf(_whole([piece])) for piece in pieces), language, "", look=look)
    heights = measured(apart, LETTERS[Form.BOOKLET] * SIZES[0])
    room = min(room_for_words(apart, 1), room_for_words(apart, len(pieces)))
    leaves: list[Leaf] = []
    begins: list[int] = []
    number = 0
    for chapter in chapters:
        begins.append(len(leaves))
        page: list[str] = []
        filled = 0.0
        for piece in chapter.pieces:
            number += 1
            height = heights[number] + (BETWEEN if page else 0.0)
            if page and filled + height > room:
                leaves.append(Leaf(_whole(page)))
                page, filled, height = [], 0.0, heights[number]
            page.append(piece)
            filled += height
        if page:
            leaves.append(Leaf(_whole(page)))
    return Flowed(tuple(leaves), tuple(begins))


def _whole(pieces: Sequence[str]) -> str:
    return format_html("<div>{}</div>", format_html_join("", "{}", ((piece,) for piece in pieces)))
