"""Sheets that bear a name. Only the blank sheet is laid out and kept; the name is drawn over it.

A name is set on a page of its own, with fonts of its own, for one file. Nothing that ever held a name is used
again: what is kept was never told one.
"""

import hashlib
import io
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import pikepdf
from django.utils.html import format_html

from lms.printing import pdf as printing
from lms.printing.attached import Attached
from lms.printing.library import places

SLOT = "name"
#: So many blank sheets are kept in a process, the last used ones; each is some 80 kB.
KEPT = 32

_LARGEST, _SMALLEST_OF_ONE_LINE, _SMALLEST = 32.0, 20.0, 7.0
_MILLIMETRE = 96 / 25.4
_HEADER = b"/Artifact <</Type /Pagination /Subtype /Header>> BDC\nq\n0.75 0 0 0.75 0 0 cm\n%b\nQ\nEMC"


@dataclass(frozen=True)
class Place:
    """Where a name is written on a page: between two halves of its drawing, in CSS pixels."""

    page: int
    before: bytes
    after: bytes
    left: float
    top: float
    width: float
    height: float
    is_header: bool = False


@dataclass(frozen=True)
class Blank:
    content: bytes
    places: tuple[Place, ...]
    direction: str


def named_pdf(
    template_name: str,
    context: dict[str, Any],
    *,
    name: str | None,
    language: str,
    title: str,
    attached: Attached | None = None,
) -> bytes:
    """As `render_pdf`, with a name where the template says `data-slot="name"`.

    The template never gets the name, and writes a line to write on. `<html data-name-again="29 17 84 7">`
    says where, in millimetres from the beginning of a line and from the top, it stands on further pages. A
    file is attached last, so that what is kept holds none.
    """
    blank = _blanks.get(template_name, context, language=language, title=title)
    return _written(blank, name, attached) if name or attached else blank.content


class _Blanks:
    def __init__(self) -> None:
        self._kept: OrderedDict[str, Blank] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, template_name: str, context: dict[str, Any], **about: str) -> Blank:
        """Kept under all that stands on it."""
        markup = printing.markup_of(template_name, context, **about)
        facts = "\0".join([markup, *about.values()])
        key = hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        blank = _blank(printing.set_sheet(template_name, context, **about))
        with self._lock:
            self._kept[key] = blank
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return blank

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


_blanks = _Blanks()


def _blank(document: Any) -> Blank:
    root = document._html.etree_element
    pdf = printing.as_pdf(document)
    found = [_first_place(document, pdf)]
    if again := root.get("data-name-again"):
        found += [_again(pdf, page, again, root.get("dir")) for page in range(1, len(pdf.pages))]
    return Blank(printing.saved(pdf), tuple(found), root.get("dir", "ltr"))


def _first_place(document: Any, pdf: pikepdf.Pdf) -> Place:
    """The empty text the template has for the name: what is written there is read where it belongs."""
    place, element = places(document.pages[0], SLOT), _tagged(pdf.Root.StructTreeRoot.K)
    if place is None:
        raise ValueError(f'The sheet has no element that says data-slot="{SLOT}"')
    if element is None:  # another version of the library: see lms.printing.library
        return Place(0, pdf.pages[0].Contents.read_bytes(), b"", *place, is_header=True)
    del element.ID
    number = int(element.K[0].K[0])
    content = pdf.pages[0].Contents.read_bytes()
    start = b"/Span\n<</MCID %d>>\nBDC\n" % number
    before, after = content.split(start)
    inside, after = after.split(b"EMC", 1)
    return Place(0, before + start + inside, b"\nEMC" + after, *place)


def _tagged(elements: Any) -> Any:
    for element in elements:
        if isinstance(element, pikepdf.Dictionary):
            if str(element.get("/ID", "")) == SLOT:
                return element
            if (found := _tagged(element.get("/K", []))) is not None:
                return found
    return None


def _again(pdf: pikepdf.Pdf, page: int, place: str, direction: str | None) -> Place:
    """Before all that is drawn there: after the code, which is as high, PDFium takes both for one line and
    turns the words of a name from right to left about. The first line of a page turns it upside down.
    """
    left, top, width, height = (float(number) * _MILLIMETRE for number in place.split())
    if direction == "rtl":
        left = float(pdf.pages[page].MediaBox[2]) * 96 / 72 - left - width
    turned, drawn = pdf.pages[page].Contents.read_bytes().split(b"\n", 1)
    return Place(page, turned + b"\n", b"\n" + drawn, left, top, width, height, is_header=True)


def _written(blank: Blank, name: str | None, attached: Attached | None) -> bytes:
    with pikepdf.open(io.BytesIO(blank.content)) as pdf:
        for number, place in enumerate(blank.places):
            if not name:
                break
            page = pdf.pages[place.page]
            drawing = _drawn(name, place, blank.direction, prefix=f"N{number}", on=page, of=pdf)
            drawing = _HEADER % drawing if place.is_header else drawing
            page.Contents = pdf.make_stream(place.before + drawing + place.after)
        if attached:
            attached.to(pdf)
        return printing.saved(pdf)


def _drawn(
    name: str, place: Place, direction: str, *, prefix: str, on: pikepdf.Page, of: pikepdf.Pdf
) -> bytes:
    """The name at its place. The fonts it is drawn with are added to those of the page."""
    document, height = _fitted(name, place, direction)
    with printing.as_pdf(document, pdf_variant=None) as alone:
        content = alone.pages[0].Contents.read_bytes()
        for number, (key, font) in enumerate(alone.pages[0].Resources.Font.items()):
            ours = f"/{prefix}{number}"
            content = content.replace(f"{key} ".encode(), f"{ours} ".encode())
            on.Resources.Font[ours] = of.copy_foreign(_as_another_subset(font))
    lines = [line for line in content.split(b"\n") if not line.endswith(b" gs")][1:]
    top = place.top + place.height - height
    placed = f"q\n1.33333333 0 0 1.33333333 {place.left:.6g} {top:.6g} cm\n".encode()
    return placed + b"\n".join(lines) + b"\nQ"


def _as_another_subset(font: Any) -> Any:
    """A font of the same name is on the sheet already: two parts of one font have two names."""
    inside = font.DescendantFonts[0]
    told = hashlib.sha256(inside.FontDescriptor.FontFile2.read_bytes()).digest()
    part = "".join(chr(ord("A") + number % 26) for number in told[:6])
    name = pikepdf.Name(f"/{part}+{str(font.BaseFont).split('+', 1)[-1]}")
    font.BaseFont = inside.BaseFont = inside.FontDescriptor.FontName = name
    return font


def _fitted(name: str, place: Place, direction: str) -> tuple[Any, float]:
    """As large as its place allows: on one line while that is not too small, then on several."""
    largest = min(_LARGEST, place.height * 0.75 / _LINE)
    document, width, height = _set(name, place, direction, largest, one_line=True)
    if width <= place.width:
        return document, height
    size = largest * place.width / width * 0.995
    if size >= min(_SMALLEST_OF_ONE_LINE, largest):
        document, _width, height = _set(name, place, direction, size, one_line=True)
        return document, height
    size = min(_SMALLEST_OF_ONE_LINE, largest)
    while True:
        document, _width, height = _set(name, place, direction, size, one_line=False)
        if height <= place.height or size <= _SMALLEST:
            return document, height
        size = max(size * 0.88, _SMALLEST)


_LINE = 1.25


def _set(name: str, place: Place, direction: str, size: float, *, one_line: bool) -> tuple[Any, float, float]:
    markup = format_html(
        """<!doctype html><html lang="und" dir="{direction}"><head><title></title><style>
@page {{ size: {width}px {height}px; margin: 0; }}
html, body, p {{ margin: 0; color: #22303C; }}
p {{ font-size: {size}pt; line-height: {line}; white-space: {wrap}; overflow-wrap: anywhere; }}
</style></head><body><p data-slot="line"><bdi data-slot="written">{name}</bdi></p></body></html>""",
        name=name,
        direction=direction,
        width=f"{place.width:.4f}",
        height=f"{place.height * 2:.4f}",
        size=f"{size:.3f}",
        line=_LINE,
        wrap="nowrap" if one_line else "normal",
    )
    document, _fits = printing.lay_out(markup)
    page = document.pages[0]
    written, line = places(page, "written"), places(page, "line")
    return document, written[2] if written else 0.0, line[3] if line else 0.0
