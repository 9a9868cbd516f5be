"""The portfolio on paper: every page has its margins, its count and its foot, and nothing lies over them."""

import datetime
import re
from types import SimpleNamespace

import pypdfium2
import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from lms.core.texts import Text
from lms.printing.pdf import is_available, render_pdf

MILLIMETRE = 72 / 25.4
WORD = "Rechtsschutzversicherungsgesellschaftsangestelltenausbildung"
FOOT = "Please do not pass it on."


@pytest.fixture
def pages():
    """The pages of a portfolio with so many competences: text and where each letter of it stands."""
    if not is_available():
        pytest.skip("Pango is not installed")

    def make(competences, *, language="en", title="Keeps raw and cooked food apart", words="I like order."):
        rows = [
            {"title": title, "words": "Test", "year": 2026, "level": "independently", "rank": 3, "ranks": 4}
            for _number in range(competences)
        ]
        portfolio = SimpleNamespace(
            headline="Kitchen helper",
            words=words,
            sections=[{"title": "What she can do", "rows": rows}],
            facts=[
                {"title": "Languages", "lines": ["English"]},
                {"title": "Can work", "lines": ["From Monday"]},
            ],
            pictures=[],
            reference="Q6K84P",
            weeks=6,
        )
        context = {
            "portfolio": portfolio,
            "shown_to": "Hotel Aurora",
            "printed_on": datetime.date(2026, 11, 28),
            "check_link": mark_safe('<a href="https://x.example/employers/">x.example/employers/</a>'),
        }
        content = render_pdf("employers/portfolios/sheet.html", context, language=language, title="Q6K84P")
        return [page.get_textpage() for page in pypdfium2.PdfDocument(content)]

    return make


def lines_of(page):
    """(left, bottom, right, top) of each piece of text, and its words."""
    boxes = [page.get_rect(number) for number in range(page.count_rects())]
    return [(box, page.get_text_bounded(*box)) for box in boxes]


@pytest.mark.parametrize("competences", [3, 11, 12, 13, 14, 15, 16, 30])
def test_every_page_keeps_its_margins_and_its_foot_to_itself(pages, competences):
    found = pages(competences)
    for number, page in enumerate(found, start=1):
        text = " ".join(page.get_text_range().split())
        assert (f"Q6K84P · {number} / {len(found)}" in text, text.count(FOOT)) == (True, 1)
        lines = lines_of(page)
        foot = max(box[3] for box, words in lines if "Please do not" in words or "Shared with" in words)
        body = [box for box, words in lines if box[3] <= (297 - 19) * MILLIMETRE and box[1] > foot - 1]
        assert [box for box in body if box[1] < foot + 2 * MILLIMETRE] == []
        assert [box for box, _words in lines if box[3] > (297 - 8) * MILLIMETRE] == []


def test_s18_each_page_says_across_it_whose_copy_it_is(pages):
    for page in pages(30):
        assert "Q6K84P · Hotel Aurora" in " ".join(page.get_text_range().split())


def test_words_of_a_picture_in_another_language_stand_under_it_once():
    picture = SimpleNamespace(data="data:,", words=Text("Una camera, pronta", "it"))
    portfolio = SimpleNamespace(
        headline="", words="", sections=[], facts=[], pictures=[picture], reference=""
    )
    with translation.override("en"):
        sheet = render_to_string("employers/portfolios/sheet_body.html", {"portfolio": portfolio})
    shown = re.findall(r"<li>.*</li>", sheet)
    assert shown == [
        '<li><img src="data:," alt="Una camera, pronta"><p><bdi dir="auto"><span lang="it" dir="ltr">'
        "Una camera, pronta</span></bdi></p></li>"
    ]


def test_long_words_break_inside_the_sheet(pages):
    (page,) = pages(2, title=WORD * 2)
    assert max(box[2] for box, _words in lines_of(page)) <= (210 - 19) * MILLIMETRE


@pytest.mark.parametrize(
    ("language", "words", "first", "side"),
    [
        ("ar", "I like order.", "I like", 1),
        ("en", "أحب النظام.", "أحب", -1),
        ("ar", "أحب النظام.", "أحب", -1),
    ],
)
def test_what_she_wrote_is_turned_by_its_own_letters(pages, language, words, first, side):
    """Of unknown language: the full stop stands where the sentence ends, whatever the sheet is in."""
    (page,) = pages(1, language=language, words=words)
    text = page.get_text_range()
    start = page.get_charbox(text.index(first))[0]
    stop = page.get_charbox(text.index(".", text.index(first)))[0]
    assert (stop - start) * side > 0
