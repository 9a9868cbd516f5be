"""What is on a sheet can be copied letter by letter, in every script and by whoever reads the file."""

import io
import re
from itertools import product

import pikepdf
import pypdfium2
import pytest

from lms.printing import library, named, pdf
from lms.printing.fonts import FAMILIES, SERIF, SERIF_WEIGHT, WEIGHTS
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
    "علی\u200cاکبر می\u200cخواهم خانه\u200cای نامه\u200cها",
    "نِه\u200cپِی",
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
@pytest.mark.parametrize("text", ["ه\u200dم می\u200dم", "نور\u200d ن", "نور\u200f م", "a\u200cb f\u200ci"])
def test_what_parts_no_letters_is_not_taken_for_what_does(line, read, text):
    """It is seen by the shapes beside it: joined letters, spaces and Latin ones have nothing between them."""
    assert read(line(text)) == as_read(text).replace("\u200c", "")


HOURS = "ساعات 24 من التعلم في 6 أيام"


def by_hand(line, latin):
    """A page without our fonts and our mending: so many lines in Latin script, and one as it is seen, each
    code with the letter it says.
    """
    seen = "".join(reversed([word if word.isdigit() else word[::-1] for word in re.split(r"(\s)", line)]))
    letters = sorted({letter for letter in seen if letter > "\x7f"})
    codes = {letter: chr(ord("A") + place) for place, letter in enumerate(letters)}
    said = "".join(f"<{ord(code):02x}> <{ord(letter):04x}>\n" for letter, code in codes.items())
    pdf_ = pikepdf.new()
    page = pdf_.add_blank_page()
    plain = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = [pikepdf.Dictionary({key: pikepdf.Name(name) for key, name in plain.items()}) for _ in range(2)]
    fonts[1].ToUnicode = pdf_.make_stream(
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        + f"{len(codes)} beginbfchar\n{said}endbfchar endcmap".encode()
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(A=fonts[0], B=fonts[1]))
    shown = "".join(codes.get(letter, letter) for letter in seen)
    lines = ["(Keeps raw and cooked food apart) Tj 0 -20 Td\n" for _line in range(latin)]
    text = f"BT /A 12 Tf 20 700 Td\n{''.join(lines)}/B 12 Tf ({shown}) Tj ET"
    page.Contents = pdf_.make_stream(text.encode())
    return pdf.saved(pdf_)


@reader
@pytest.mark.parametrize("latin", [0, 12])
def test_numbers_in_an_arabic_line_are_where_the_reader_can_have_them(line, read, latin):
    """Poppler takes one direction for a whole page, by its letters: on a Latin one it turns the words of an
    Arabic line about, on an Arabic one it moves a space. A page made by hand it reads in the same way
    (decision 45). PDFium reads both right.
    """
    ours = read(line("Keeps raw and cooked food apart<br>" * latin + f'<span dir="rtl">{HOURS}</span>'))
    assert ours == read(by_hand(HOURS, latin))
    assert HOURS in ours or read is READERS.get("poppler")


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


@pytest.mark.parametrize(("family", "weight"), [*product(FAMILIES, WEIGHTS), *product(SERIF, [SERIF_WEIGHT])])
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
