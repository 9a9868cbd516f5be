"""A name is drawn over a blank sheet, and nothing of it is ever met again."""

import io
import threading

import pikepdf
import pypdfium2
import pytest

from lms.printing import named, pdf
from lms.printing.named import KEPT, named_pdf
from tests.lms.printing.readers import READERS, as_read

HERS = "Żaneta Ќђћ Φψω قظغ"
HERS_SHORT = "Bea"
LONG = (
    "Oluwaseun Ọlásùnbọ̀ Adebayo-Williams de la Cruz Fernández García y Vega Łukasiewicz-Brzęczyszczykiewicz"
)


@pytest.fixture(autouse=True)
def _nothing_kept():
    named._blanks.clear()
    yield
    named._blanks.clear()


def streams_of(content: bytes) -> bytes:
    """Everything in a file, unpacked."""
    with pikepdf.open(io.BytesIO(content)) as file:
        found = [
            item.read_bytes() if isinstance(item, pikepdf.Stream) else repr(item).encode()
            for item in file.objects
        ]
        return b"\n".join([*found, repr(file.docinfo).encode()])


@pytest.mark.parametrize("languages", [("en",), ("ar", "it")])
def test_a_file_is_the_same_byte_for_byte_whoever_printed_before(certificate, languages):
    """The letters of another woman, their glyphs and what they say would all change it."""
    alone = certificate(*languages, name=HERS_SHORT, read=False)
    for before in (HERS, LONG):
        certificate(*languages, name=before, read=False)
        assert certificate(*languages, name=HERS_SHORT, read=False) == alone
    pdf._the_press.cache_clear()
    named._blanks.clear()
    assert certificate(*languages, name=HERS_SHORT, read=False) == alone


def test_nothing_that_is_kept_holds_a_name(certificate):
    blank = certificate("en", name=None, read=False)
    certificate("en", name=HERS, read=False)
    (kept,) = named._blanks._kept.values()
    assert kept.content == blank
    drawings = [half for place in kept.places for half in (place.before, place.after)]
    whole = streams_of(b"".join([kept.content])) + b"".join(drawings)
    letters = {f"<{letter.encode('utf-16-be').hex()}>".encode() for letter in HERS if ord(letter) > 0xFF}
    assert [letter for letter in letters if letter in whole] == []


def test_the_template_is_never_told_the_name(certificate, monkeypatch):
    told = []
    markup_of = pdf.markup_of
    monkeypatch.setattr(
        pdf, "markup_of", lambda *given, **more: told.append((given, more)) or markup_of(*given, **more)
    )
    certificate("en", name=HERS)
    assert (bool(told), HERS in repr(told)) == (True, False)


def test_a_blank_sheet_is_laid_out_once(certificate, monkeypatch):
    laid_out = []
    set_sheet = pdf.set_sheet
    monkeypatch.setattr(
        pdf, "set_sheet", lambda *given, **more: laid_out.append(1) or set_sheet(*given, **more)
    )
    for name in ("Amina Diallo", None, "Bea"):
        certificate("en", name=name)
    assert len(laid_out) == 1
    certificate("en", code="2222 3333 4444 5555")
    assert len(laid_out) == 2


def test_only_so_many_are_kept(certificate, monkeypatch):
    monkeypatch.setattr(named, "KEPT", 2)
    for number in range(3):
        certificate("en", code=f"2222 3333 4444 555{number}")
    assert (len(named._blanks._kept), KEPT) == (2, 32)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("name", [LONG, "W" * 80, "خلال " * 15])
def test_a_long_name_stays_in_its_place(certificate, read, name):
    content = certificate("en", name=name, read=False)
    assert as_read(name).replace(" ", "") in read(content).replace(" ", "")
    with pikepdf.open(io.BytesIO(content)) as file:
        assert len(file.pages) == 1
    document, height = named._fitted(pdf_name := name, place := _place(), "ltr")
    assert (height <= place.height, bool(pdf_name)) == (True, True)
    assert named.places(document.pages[0], "written")[2] <= place.width + 0.01


def _place():
    return named.Place(page=0, before=b"", after=b"", left=0, top=0, width=574, height=56.7)


def test_what_is_typed_is_text_and_not_markup(certificate, text_of):
    assert "<b>Amina</b> & {{ Co }}" in text_of(certificate("en", name="<b>Amina</b> & {{ Co }}"))


def test_a_sheet_without_a_place_for_the_name_is_refused(pango, monkeypatch):
    monkeypatch.setattr(
        pdf, "render_to_string", lambda name, context: '<html lang="en"><title>x</title><p>x</p></html>'
    )
    with pytest.raises(ValueError, match="data-slot"):
        named_pdf("any.html", {}, name="Amina", language="en", title="x")


@pytest.mark.parametrize("languages", [("en",), ("ar",), ("ar", "it"), ("it", "ar")])
@pytest.mark.parametrize("name", ["Amina Diallo", "علاء الدين خلال الأحمدي"])
def test_further_pages_say_whose_they_are_and_which_of_how_many(certificate, languages, name):
    content = certificate(*languages, name=name, competences=40, read=False)
    with pikepdf.open(io.BytesIO(content)) as file:
        pages = []
        for number in range(len(file.pages)):
            one = pikepdf.new()
            one.pages.append(file.pages[number])
            out = io.BytesIO()
            one.save(out)
            pages.append(READERS["PDFium"](out.getvalue()))
    count = len(pages)
    assert count > 1
    for number, page in enumerate(pages, start=1):
        found = [part in page for part in [as_read(name), "7K4M 29QD X8RT 3HPN", f"{number} / {count}"]]
        assert found == [True] * len(found)


def test_many_print_at_once_and_each_has_her_own(certificate, text_of):
    names, found = [f"Name {letter}" for letter in "ABCDEF"], {}
    threads = [
        threading.Thread(target=lambda name=name: found.update({name: text_of(certificate("en", name=name))}))
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [[other for other in names if other in found[name]] for name in names] == [
        [name] for name in names
    ]


def test_the_address_is_a_link(certificate):
    page = certificate("en").pages[0]
    links = [note.get_object()["/A"]["/URI"] for note in page["/Annots"]]
    assert links == ["http://localhost:8000/verify/7K4M29QDX8RT3HPN/"]


@pytest.mark.parametrize("languages", [("en",), ("en", "it")])
def test_long_words_break_inside_the_sheet(certificate, languages):
    """Nothing is drawn to the right of the thread's inner edge: the room of the text ends 29 mm before."""
    word = "Rechtsschutzversicherungsgesellschaftsangestelltenausbildung" * 2
    content = certificate(*languages, issuer=word, role=word, place=word, read=False)
    page = pypdfium2.PdfDocument(content)[0]
    text = page.get_textpage()
    right = max(text.get_charbox(number)[2] for number in range(text.count_chars()))
    assert right <= page.get_width() - 20 / 25.4 * 72


@pytest.mark.parametrize("competences", [3, 40])
def test_the_file_is_sound_and_still_tagged(certificate, competences):
    content = certificate("ar", "it", name="علاء محمّد", competences=competences, read=False)
    with pikepdf.open(io.BytesIO(content)) as file:
        root = file.Root
        assert (file.check_pdf_syntax(), str(root.Lang), bool(root.MarkInfo.Marked)) == ([], "ar", True)
        assert b"pdfuaid:part" in root.Metadata.read_bytes()
        pieces = pikepdf.parse_content_stream(file.pages[0])
        depth = [str(piece.operator) for piece in pieces]
        assert (depth.count("q"), depth.count("BDC") + depth.count("BMC")) == (
            depth.count("Q"),
            depth.count("EMC"),
        )


@pytest.mark.parametrize("languages", [("en",), ("en", "it"), ("ar", "it")])
@pytest.mark.parametrize("competences", [2, 5, 8, 10, 12, 25])
def test_the_foot_is_never_over_the_list(certificate, languages, competences):
    role = "Head of training and further education"
    content = certificate(*languages, competences=competences, role=role, read=False)
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        lines = [text.get_rect(number) for number in range(text.count_rects())]
        words = [text.get_text_bounded(*line) for line in lines]
        foot = max(line[3] for line, said in zip(lines, words, strict=True) if "2026" in said) + 14
        levels = [line[1] for line, said in zip(lines, words, strict=True) if "alone" in said]
        assert [bottom for bottom in levels if bottom < foot] == []
