"""Two languages of opposite directions on one sheet: what stands side by side is read apart."""

import io

import pikepdf
import pytest
from django.utils import translation
from django.utils.translation import gettext

from lms.printing.lines import Line, directions_of
from tests.lms.printing.conftest import ABILITIES
from tests.lms.printing.readers import READERS, as_read, pypdf

FROM_LEFT = ["it", "es", "el", "ro", "en", "fr", "uk"]
PAIRS = [pair for other in FROM_LEFT for pair in ((other, "ar"), ("ar", other))]
LABELS = ["Certificate of competence", "This certifies that", "Competences", "Place and date", "Signature"]
TOWNS = ["Reggio Emilia", "ريجو إميليا"]

every_pair = pytest.mark.parametrize("pair", PAIRS, ids="-".join)


@pytest.fixture
def sheet(certificate):
    """Without levels, so that two abilities are drawn one after the other, and with a line to sign on."""

    def make(pair, **facts):
        return certificate(*pair, signatory="", level="", read=False, **facts)

    return make


def labels(language):
    """Everything written twice on the sheet, each label as a reader has to find it."""
    with translation.override(language):
        return [*map(gettext, LABELS), *ABILITIES.get(language, ABILITIES["en"])]


def missing(text, languages):
    return [words for language in languages for words in labels(language) if as_read(words) not in text]


@every_pair
def test_each_label_is_copied_whole(sheet, pair):
    assert missing(READERS["PDFium"](sheet(pair)), pair) == []


@every_pair
def test_who_reads_by_the_order_of_drawing_has_each_label_whole(sheet, pair):
    assert missing(pypdf(sheet(pair)), pair) == []


@every_pair
@pytest.mark.skipif("poppler" not in READERS, reason="pdftotext is not installed")
def test_poppler_has_the_labels_of_the_direction_it_takes_for_the_page(sheet, pair):
    """It takes one for a whole page (decision 45)."""
    text = READERS["poppler"](sheet(pair))
    assert any(missing(text, [language]) == [] for language in pair)


@pytest.mark.parametrize("place", TOWNS)
@every_pair
def test_a_town_in_other_letters_turns_no_date_about(sheet, pair, place):
    text = READERS["PDFium"](sheet(pair, place=place))
    days = {"ar": "20 نوفمبر 2026", "en": "20 November 2026", "it": "20 novembre 2026"}
    wanted = [place, *(days[language] for language in pair if language in days)]
    assert [words for words in wanted if as_read(words) not in text] == []


def test_what_parts_them_is_neither_seen_nor_content(sheet):
    with pikepdf.open(io.BytesIO(sheet(("it", "ar")))) as pdf:
        drawing = pdf.pages[0].Contents.read_bytes()
    inside = drawing.split(b"/Artifact\nBMC\nBT\n")[1:]
    assert len(inside) > 3
    assert all(b"\n3 Tr\n" in part.split(b"EMC")[0] for part in inside)
    tagged = [part.split(b"EMC")[0] for part in drawing.split(b"/Span\n")[1:]]
    assert [part for part in tagged if b"/Artifact" in part] == []


def test_one_language_needs_nothing_between_its_words(certificate):
    for language in ("en", "ar"):
        with pikepdf.open(io.BytesIO(certificate(language, place="", read=False))) as pdf:
            assert b"/Artifact\nBMC\nBT\n" not in pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    ("words", "directions"),
    [
        ("Luogo", {"ltr"}),
        ("المكان", {"rtl"}),
        ("עברית", {"rtl"}),
        (" · 24 ", set()),
        ("Word نص", {"ltr", "rtl"}),
    ],
)
def test_numbers_and_points_have_no_direction(words, directions):
    assert directions_of(words) == directions


def test_a_point_between_two_labels_goes_with_the_words_before():
    label, point, other = (Line(10, 9, directions_of(words)) for words in ("Data", "·", "التاريخ"))
    assert not point.must_part(label)
    assert other.must_part(point.after(label))
    assert not Line(30, 9, other.directions).must_part(label)
