"""Pieces over the pages of a booklet: whole, in order, each chapter on a page of its own."""

import io

import pypdf
import pytest
from django.utils.safestring import mark_safe

from lms.printing.flowing import SIZES, Chapter, Flowed, flow
from lms.printing.folded import DoesNotFit, Handout, handout_pdf
from lms.printing.imposition import Form


def piece(name: str, lines: int) -> str:
    return mark_safe(f"<section><h2>{name}</h2>{f'<p>A line about {name}.</p>' * lines}</section>")  # noqa: S308


def told(flowed: Flowed, names: str) -> list[str]:
    """The names that stand on each page."""
    return ["".join(name for name in names if f"<h2>{name}</h2>" in leaf.words) for leaf in flowed.leaves]


def test_pieces_stand_together_as_long_as_there_is_room():
    first = Chapter(tuple(piece(name, 7) for name in "ABCD"))
    flowed = flow([first, Chapter((piece("E", 1),))], language="en")
    assert (told(flowed, "ABCDE"), flowed.begins) == (["AB", "CD", "E"], (0, 2))


def test_what_flowed_is_printed_without_being_refused():
    flowed = flow([Chapter(tuple(piece(name, 7) for name in "ABCDEFG"))], language="en")
    made = handout_pdf(Handout(Form.BOOKLET, flowed.leaves, "en", "Sheet", sizes=SIZES))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert [name for name in "ABCDEFG" if text.count(f"A line about {name}.") != 7] == []


def test_a_piece_that_fills_more_than_a_page_is_refused():
    flowed = flow([Chapter((piece("A", 90),))], language="en")
    with pytest.raises(DoesNotFit):
        handout_pdf(Handout(Form.BOOKLET, flowed.leaves, "en", "Sheet", sizes=SIZES))


def test_nothing_flows_nowhere():
    assert flow([], language="en") == Flowed((), ())
