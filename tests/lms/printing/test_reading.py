"""What is on a sheet can be copied letter by letter, in every script and by whoever reads the file."""

import io

import pikepdf
import pypdfium2
import pytest

from lms.printing import library, named, pdf
from lms.printing.fonts import FAMILIES, WEIGHTS
from lms.printing.letters import letters_of
from tests.lms.printing.conftest import ABILITIES
from tests.lms.printing.readers import READERS, as_read

NAMES = [
    "Amina Diallo",
    "خلال السلام",
    "علاء الدين",
    "آلاء لآلئ",
    "أمينة بنت عبد الرحمن",
    "محمّد الحمّام",
    "فاطِمَة الزَّهراء",
    "لإيمان لأحمد",
    "عبد الله",
    "پروین ژاله گیتی",
    "Ọláṣùbọ̀mí Oo",
    "Nguyễn Thị Ánh",
    "İrem Şahin Iı",
    "Ștefania Ţurcanu",
    "Łucja d’Été-Ñandú",
    "Ґанна Їжакевич",
    "Ἀθηναΐς Παππά",
    "Ελένη Παπαδοπούλου",
    "Officine fi ffi fl",
]
#: A glyph may be drawn for either: the old and the new letter of Romanian, old ways of writing digits.
ALIKE = [set("şș"), set("ŞȘ"), set("ţț"), set("ŢȚ"), set("ıi"), set("⁄/"), set("٦۶"), set("پڽ")]

reader = pytest.mark.parametrize("read", READERS.values(), ids=READERS)


@pytest.fixture
def line(pango, monkeypatch):
    """One line of text as a PDF."""

    def make(text, language="en", size=24):
        inside = f'<p style="font-size: {size}pt">{text}</p>'
        markup = f'<html lang="{language}"><title>x</title><body>{inside}</body></html>'
        monkeypatch.setattr(pdf, "render_to_string", lambda name, context: markup)
        return pdf.render_pdf("any.html", {}, language=language, title="x")

    return make


@reader
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_copied_as_it_was_written(line, read, name):
    assert read(line(name)) == as_read(name)


@reader
def test_a_letter_is_itself_whatever_marks_it_bore_before(line, read):
    assert read(line("ọ o ọ o m m")) == "ọ o ọ o m m"
    assert read(line("مّ م مّ م")) == as_read("مّ م مّ م")


@reader
@pytest.mark.parametrize("language", ["en", "it", "ar"])
def test_all_that_is_on_a_sheet_can_be_copied(certificate, read, language):
    text = read(certificate(language, read=False))
    wanted = [
        "Amina Diallo",
        "7K4M 29QD X8RT 3HPN",
        "localhost:8000/verify/",
        "Marta Ferrero",
        *ABILITIES[language],
    ]
    assert [words for words in wanted if as_read(words) not in text] == []


def test_two_languages_side_by_side_can_be_copied(certificate):
    text = READERS["PDFium"](certificate("ar", "it", name="علاء خلال", read=False))
    wanted = ["علاء خلال", *ABILITIES["ar"], *ABILITIES["it"], "خلال 24 ساعة"]
    assert [words for words in wanted if as_read(words) not in text] == []


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("family", FAMILIES)
def test_a_glyph_of_ours_stands_for_one_thing(family, weight):
    said = {tuple(map(as_read, letters)) for letters in letters_of(family, weight).values()}
    several = [set(letters) for letters in said if len(set(letters)) > 1]
    spelled = {"هٔ", "ۀ"}
    assert [
        letters for letters in several if letters not in ALIKE and letters != spelled and not _long(letters)
    ] == []


def _long(letters):
    """Letters with a mark that are drawn as one are also written as one."""
    return any(len(letter) > 1 for letter in letters)


def test_it_looks_as_the_library_drew_it(line, monkeypatch):
    """A pixel may be a little lighter or darker where a ligature is drawn as a shape, and nowhere else."""
    text = "خلال محمّد Ọmọ Amina"
    mended = _picture(line(text, size=40))
    monkeypatch.setattr(pdf, "make_readable", lambda _pdf: None)
    plain = _picture(line(text, size=40))
    different = sum(abs(ours - theirs) > 96 for ours, theirs in zip(mended, plain, strict=True))
    assert different < len(plain) / 2000


def _picture(content):
    return pypdfium2.PdfDocument(content)[0].render(scale=2).to_pil().convert("L").tobytes()


def test_the_library_is_one_the_tests_have_seen():
    assert library.is_tested(library.installed())


def test_without_its_tags_a_name_is_printed_all_the_same(certificate, monkeypatch):
    monkeypatch.setattr(named, "_tagged", lambda _elements: None)
    named._blanks.clear()
    assert "Amina Diallo" in READERS["PDFium"](certificate("en", read=False))
    named._blanks.clear()


def test_elements_say_their_language(certificate):
    with pikepdf.open(io.BytesIO(certificate("ar", "it", read=False))) as sheet:
        said = _languages(sheet.Root.StructTreeRoot.K)
        assert (str(sheet.Root.Lang), said) == ("ar", {"ar", "it"})


def _languages(elements):
    found = set()
    for element in elements:
        if isinstance(element, pikepdf.Dictionary):
            found |= {str(element.Lang)} if "/Lang" in element else set()
            found |= _languages(element.get("/K", []))
    return found
