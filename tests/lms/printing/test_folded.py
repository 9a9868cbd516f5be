"""Sheets to fold, as they come out of the printer."""

import io

import pikepdf
import pypdfium2
import pytest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lms.printing import folded
from lms.printing.folded import DoesNotFit, Handout, Leaf, Overflow, handout_pdf, overflows_of
from lms.printing.imposition import Form, Placed
from tests.lms.printing.readers import as_read

pytestmark = pytest.mark.usefixtures("pango")
POINTS = 72 / 25.4
DRAWING = '<svg viewBox="0 0 10 10"><path fill="#6b2d5c" d="M0 0h10v10H0z"/></svg>'
WORDS = {
    "en": [
        "Zero",
        "The first",
        "The second",
        "The third",
        "A fourth",
        "The fifth",
        "Sixth",
        "Seventh",
        "Last",
    ],
    "ar": ["", "الأولى هنا", "الثانية", "الثالثة", "لا رابعة", "الخامسة", "السادسة", "كلام سابع", "الأخيرة"],
}
FOLDED = [form for form in Form if form.is_folded]


def said(words: str) -> SafeString:
    return format_html("<div><h2>{}</h2></div>", words)


def handout(form: Form, pages: int = 4, language: str = "en", **fields) -> Handout:
    leaves = tuple(Leaf(said(WORDS[language][number]), DRAWING) for number in range(1, pages + 1))
    return Handout(**{"form": form, "leaves": leaves, "language": language, "title": "Sheet", **fields})


def read_at(content: bytes, side: int, place: Placed) -> str:
    """What stands on a page, read the right way up."""
    document = pypdfium2.PdfDocument(content)
    page = document[side]
    _width, height = page.get_size()
    left, bottom = place.left * POINTS, height - (place.top + place.height) * POINTS
    right, top = left + place.width * POINTS, height - place.top * POINTS
    if place.turned:
        page.set_rotation(180)
    text = page.get_textpage()
    found = text.get_text_bounded(left=left, bottom=bottom, right=right, top=top)
    text.close()
    page.close()
    document.close()
    return as_read(found)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("form", FOLDED)
def test_every_page_stands_where_the_rules_say(form, language):
    pages = form.most_pages or 8
    sheet = handout(form, pages, language)
    content = handout_pdf(sheet)
    found = {
        place.number: read_at(content, number, place)
        for number, side in enumerate(sheet.imposed.sides)
        for place in side.pages
    }
    expected = {
        number: sorted([*WORDS[language][number].split(), str(number)]) for number in range(1, pages + 1)
    }
    assert {number: sorted(words.split()) for number, words in found.items()} == expected


def tags(content: bytes) -> list[str]:
    """The pages as somebody is read them."""
    found = []

    def walk(element) -> None:
        if not isinstance(element, pikepdf.Dictionary):
            return
        if "/ID" in element:
            found.append(str(element.ID))
        children = element.get("/K")
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            walk(child)

    with pikepdf.open(io.BytesIO(content)) as made:
        walk(made.Root.StructTreeRoot)
    return found


@pytest.mark.parametrize("form", FOLDED)
def test_it_is_read_aloud_in_the_order_of_its_pages(form):
    sheet = handout(form, 4)
    count = sheet.imposed.pages
    assert tags(handout_pdf(sheet)) == [f"page-{number}" for number in range(1, count + 1)]


def kinds(content: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(content)) as made:
        return {str(each.S) for each in made.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each}


@pytest.mark.parametrize("form", Form)
def test_drawings_and_marks_are_not_read_aloud(form):
    assert "/Figure" not in kinds(handout_pdf(handout(form, steps=(DRAWING,))))


def test_the_printer_is_told_how_to_turn_the_sheet():
    def wishes(form: Form) -> dict[str, str]:
        with pikepdf.open(io.BytesIO(handout_pdf(handout(form)))) as made:
            told = made.Root.ViewerPreferences
            return {name: str(told[name]) for name in ("/PrintScaling", "/Duplex") if name in told}

    assert {form: wishes(form) for form in FOLDED} == {
        Form.BOOKLET: {"/PrintScaling": "/None", "/Duplex": "/DuplexFlipShortEdge"},
        Form.LEAFLET: {"/PrintScaling": "/None", "/Duplex": "/DuplexFlipShortEdge"},
        Form.ZINE: {"/PrintScaling": "/None"},
        Form.CARD: {"/PrintScaling": "/None"},
    }


def long(lines: int) -> Leaf:
    return Leaf(format_html("<div>{}</div>", format_html_join("", "<h2>{}</h2>", [["One more"]] * lines)))


def lines_that_fit() -> int:
    lines = 4
    while not overflows_of(handout(Form.CARD, leaves=(long(lines + 1),))):
        lines += 1
    return lines


def test_what_does_not_fit_is_said_and_not_cut():
    most = lines_that_fit()
    leaves = (long(1), long(most + 4), long(1), long(most))
    sheet = handout(Form.CARD, leaves=leaves)
    (over,) = overflows_of(sheet)
    assert over == Overflow(2, over.millimetres)
    more = overflows_of(handout(Form.CARD, leaves=(long(1), long(most + 8), long(1), long(1))))[0]
    assert more.millimetres > over.millimetres > 5
    with pytest.raises(DoesNotFit) as refused:
        handout_pdf(sheet)
    assert refused.value.overflows == [over]


def test_letters_are_as_large_as_they_may_be_before_anything_is_refused():
    most = lines_that_fit()

    def letters(lines: int) -> float:
        return folded._fitted(handout(Form.CARD, leaves=(long(lines),)))[2]

    sizes = folded.SIZES
    assert letters(1) == folded.LETTERS[Form.CARD] * sizes[0]
    assert letters(most) == folded.LETTERS[Form.CARD] * sizes[-1]
    assert "One more" in folded.folded_markup(handout(Form.CARD, leaves=(long(most),)))


def test_pages_that_fill_the_sheet_have_lines_to_write_on():
    markup = folded.folded_markup(handout(Form.BOOKLET, 6))
    assert markup.count('class="leaf__lines"') == 2


def test_a4_goes_on_as_long_as_it_needs():
    content = handout_pdf(handout(Form.A4, leaves=(long(40), long(40))))
    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    document.close()
    assert (pages, overflows_of(handout(Form.A4, leaves=(long(400),)))) == (4, [])


def test_the_same_sheet_gives_the_same_bytes():
    assert handout_pdf(handout(Form.ZINE)) == handout_pdf(handout(Form.ZINE))


def test_whatever_is_another_sheet_is_kept_under_another_name():
    sheets = [
        handout(Form.ZINE),
        handout(Form.CARD),
        handout(Form.ZINE, language="ar"),
        handout(Form.ZINE, title="Other"),
        handout(Form.ZINE, pages=3),
    ]
    assert len({tuple(folded.facts_of(sheet)) for sheet in sheets}) == len(sheets)
