"""What is mended in a PDF after WeasyPrint has written it, so that its text can be read and copied.

WeasyPrint gives each glyph the letters it had where it was met first: a letter that once bore a mark keeps
the mark for ever, or loses itself. And where one glyph stands for two letters written from right to left,
those who read the file turn them about. So here each glyph says a letter of its own (lms.printing.letters).
What is several letters in one place, a ligature or a letter with marks, is drawn as a shape, and the letters
stand in that place side by side, in the order in which they are seen: unseen text, as under the picture of a
page. A joiner that parts two letters has no glyph; it stands with the letter before. Where texts of two
directions stand beside each other, something unseen parts them (lms.printing.lines).
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pikepdf

from lms.printing.fonts import FAMILIES, SERIF, SERIF_WEIGHT
from lms.printing.letters import begins_anew, count_of_glyphs, letters_of, shape_of
from lms.printing.lines import Line, directions_of, parting

_PIECE = re.compile(rb"<([0-9a-f]*)>|(-?[\d.]+)")
_SAID = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>\n")
_RIGHT_TO_LEFT = {"R", "AL"}
_BOLD = 700
#: How WeasyPrint writes a letter that has neither glyph nor width. Between two Arabic letters that are not
#: joined it is the one that parts them, as in Persian words.
_NO_GLYPH = {b"0.0", b"-0.0"}
_NON_JOINER = "\u200c"
#: How many lines WeasyPrint takes to say that a part of the page begins or ends that is marked as one thing.
_MARKS = {b"BMC": 2, b"BDC": 3, b"EMC": 0}


class ReadableFont:
    """A font inside a PDF, and what its glyphs say."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self._inside: Any = font.DescendantFonts[0]
        self._face = _face_of(str(font.BaseFont))
        self._letters = letters_of(*self._face)
        self._hints = _said_by(font.ToUnicode.read_bytes())
        self._widths = _widths(self._inside.W)
        self._said: dict[int, str] = {}
        self._others: dict[tuple[int, str], int] = {}

    def text_of(self, glyph: int) -> str:
        """Where a glyph could say two things, what the library heard decides."""
        known = self._letters.get(glyph)
        hint = self._hints.get(glyph, "")
        if known is None:
            return hint
        return hint if hint in known else known[0]

    def width_of(self, glyph: int) -> float:
        """In thousandths of an em."""
        return self._widths[glyph]

    def shape_of(self, glyph: int) -> tuple[int, bytes]:
        return shape_of(*self._face, glyph)

    def begins(self, glyph: int) -> bool:
        """Whether it is a letter from right to left that is not joined to the one before."""
        return begins_anew(*self._face, glyph)

    def saying(self, glyph: int, letters: str) -> int:
        """The number under which this glyph says these letters: its own, or another one beyond the glyphs."""
        if self._said.setdefault(glyph, letters) == letters:
            return glyph
        number = count_of_glyphs(*self._face) + len(self._others)
        number = self._others.setdefault((glyph, letters), number)
        self._said[number] = letters
        return number

    def write(self, pdf: pikepdf.Pdf) -> None:
        self.font.ToUnicode = pdf.make_stream(_to_unicode(self._said))
        if not self._others:
            return
        numbers = list(range(count_of_glyphs(*self._face)))
        for (glyph, _letters), number in self._others.items():
            numbers.append(glyph)
            widths: list[Any] = [number, pikepdf.Array([self._inside_width(glyph)])]
            self._inside.W.extend(widths)
        glyphs = b"".join(glyph.to_bytes(2, "big") for glyph in numbers)
        self._inside.CIDToGIDMap = pdf.make_stream(glyphs)

    def _inside_width(self, glyph: int) -> Any:
        width = self._widths[glyph]
        return int(width) if width == int(width) else round(width, 6)


def make_readable(pdf: pikepdf.Pdf) -> None:
    """Every page, in place."""
    fonts: dict[Any, ReadableFont] = {}
    for page in pdf.pages:
        by_name = {}
        kept: Any = page.Resources.get("/Font", {})
        for name, font in kept.items():
            if font.objgen not in fonts:
                fonts[font.objgen] = ReadableFont(font)
            by_name[name[1:].encode()] = fonts[font.objgen]
        page.Contents = pdf.make_stream(readable(page.Contents.read_bytes(), by_name))
    for readable_font in fonts.values():
        readable_font.write(pdf)


def readable(content: bytes, fonts: dict[bytes, ReadableFont]) -> bytes:
    """The drawing of a page, each of its texts in the order in which it is seen."""
    done: list[bytes] = []
    text: list[bytes] | None = None
    line_before: Line | None = None
    begun = 0
    for line in content.split(b"\n"):
        if line == b"BT":
            text = []
        elif line == b"ET" and text is not None:
            this = _Text(fonts)
            written = this.written(text)
            if this.line:
                if this.line.must_part(line_before):
                    done[begun:begun] = this.parted()
                line_before = this.line.after(line_before)
            done += written
            text, begun = None, len(done)
        else:
            (done if text is None else text).append(line)
            begun = len(done) - _MARKS.get(line, len(done) - begun)
    return b"\n".join(done)


@dataclass
class _Glyph:
    """A glyph of a text, and how far it stands from the end of the one before."""

    number: int
    gap: float
    rise: float
    x: float
    text: str
    #: Something without a glyph stands between this one and the one before.
    after_joiner: bool = False

    @property
    def is_mark(self) -> bool:
        return bool(self.text) and all(unicodedata.combining(letter) for letter in self.text)

    @property
    def is_right_to_left(self) -> bool:
        return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in self.text)


class _Text:
    """What stands between BT and ET. WeasyPrint writes one operator a line."""

    def __init__(self, fonts: dict[bytes, ReadableFont]) -> None:
        self._fonts = fonts
        self._font: ReadableFont | None = None
        self._name = b""
        self._size = self._x = self._y = self._rise = self._gap = 0.0
        self._joiner = False
        self._run: list[_Glyph] = []
        self._lines: list[bytes] = [b"BT"]
        self._shapes: list[bytes] = []
        self._letters = ""
        #: A glyph with a shape, where it begins and in which font.
        self._seen: tuple[bytes, ReadableFont, float, float, int] | None = None

    @property
    def line(self) -> Line | None:
        return Line(self._y, self._size, directions_of(self._letters)) if self._seen else None

    def parted(self) -> list[bytes]:
        """What is to stand between this text, once written, and one beside it that has another direction."""
        if not self._seen:
            return []
        name, font, size, x, glyph = self._seen
        return parting(name, size, x, self._y, font.saying(glyph, " "))

    def written(self, text: list[bytes]) -> list[bytes]:
        """The marks and ligatures come after the text: inside one nothing else can be drawn."""
        for line in text:
            self._follow(line)
        self._end_run()
        return [*self._lines, b"ET", *self._shapes]

    def _follow(self, line: bytes) -> None:
        *facts, word = line.split(b" ")
        if word == b"TJ" and self._font:
            self._read(line, self._font)
            return
        if word == b"Ts":
            self._rise = float(facts[0])
            return
        self._end_run()
        if word == b"Tf":
            self._name, self._size = facts[0], float(facts[1])
            self._font = self._fonts.get(self._name[1:])
        elif word == b"Tm":
            self._joiner = False
            self._x, self._y = float(facts[4]), float(facts[5])
        self._lines.append(line)

    def _read(self, line: bytes, font: ReadableFont) -> None:
        for glyphs, number in _PIECE.findall(line):
            if number in _NO_GLYPH:
                self._joiner = True
            elif number:
                self._gap += float(number)
                self._x -= float(number) * self._size / 1000
            for start in range(0, len(glyphs), 4):
                glyph = int(glyphs[start : start + 4], 16)
                letters = font.text_of(glyph)
                self._run.append(_Glyph(glyph, self._gap, self._rise, self._x, letters, self._joiner))
                self._letters += letters
                if self._seen is None and letters.strip():
                    self._seen = (self._name, font, self._size, self._x, glyph)
                self._gap, self._joiner = 0.0, False
                self._x += font.width_of(glyph) * self._size / 1000

    def _end_run(self) -> None:
        """A gap at the end of a run is that before the next."""
        if self._run and self._font:
            self._write(self._font)
        self._run = []

    def _write(self, font: ReadableFont) -> None:
        pieces, gap = _Pieces(), 0.0
        seen: _Glyph | None = None
        for glyphs in _together(self._run):
            gap += sum(glyph.gap for glyph in glyphs)
            base = next((glyph for glyph in glyphs if not glyph.is_mark), glyphs[0])
            letters = _as_seen(glyphs, base)
            if glyphs[0].after_joiner and seen and base.is_right_to_left and font.begins(seen.number):
                letters = _NON_JOINER + letters
            seen = base
            if len(glyphs) == 1 and not (len(letters) > 1 and base.is_right_to_left):
                pieces.move(gap)
                pieces.show(font.saying(base.number, base.text), base.rise)
                gap = 0.0
                continue
            width = sum(font.width_of(glyph.number) for glyph in glyphs)
            before = sum(glyph.gap for glyph in glyphs[: glyphs.index(base) + 1])
            pieces.move(gap - sum(glyph.gap for glyph in glyphs) + before)
            gap = sum(glyph.gap for glyph in glyphs) - before
            pieces.hide(
                [font.saying(base.number, letter) for letter in letters], width, font.width_of(base.number)
            )
            self._shapes += [self._shape(font, glyph) for glyph in glyphs]
        pieces.move(gap)
        self._lines += pieces.lines()

    def _shape(self, font: ReadableFont, glyph: _Glyph) -> bytes:
        units, shape = font.shape_of(glyph.number)
        scale, y = self._size / units, self._y - glyph.rise
        return f"q {scale:.8g} 0 0 {-scale:.8g} {glyph.x:.8g} {y:.8g} cm ".encode() + shape + b" Q"


def _together(run: list[_Glyph]) -> list[list[_Glyph]]:
    """The glyphs of a run, each letter with its marks: from right to left they are drawn before it."""
    found: list[list[_Glyph]] = []
    waiting: list[_Glyph] = []
    for glyph in run:
        if not glyph.is_mark:
            found.append([*waiting, glyph])
            waiting = []
        elif _is_arabic(glyph.text) or not found:
            waiting.append(glyph)
        else:
            found[-1].append(glyph)
    return [*found, *([mark] for mark in waiting)]


def _as_seen(glyphs: list[_Glyph], base: _Glyph) -> str:
    """The letters of what stands in one place, from left to right."""
    if base.is_right_to_left:
        return "".join(glyph.text[::-1] for glyph in glyphs)
    return "".join(glyph.text for glyph in glyphs)


def _is_arabic(marks: str) -> bool:
    return any(unicodedata.name(mark, "").startswith("ARABIC") for mark in marks)


class _Pieces:
    """Glyphs and the gaps between them, as operators."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._shown: list[bytes] = []
        self._gap = 0.0
        self._rise = 0.0

    def move(self, thousandths: float) -> None:
        self._gap += thousandths

    def show(self, number: int, rise: float) -> None:
        if rise != self._rise:
            self._close()
            self._lines.append(f"{rise:.8g} Ts".encode())
            self._rise = rise
        self._close_gap()
        self._shown.append(b"<%04x>" % number)

    def hide(self, numbers: list[int], width: float, own_width: float) -> None:
        """Unseen glyphs that share a width, each as wide as the others."""
        self._close_gap()
        self._close()
        if not own_width:
            return
        scale = 100 * width / own_width / len(numbers)
        glyphs = b"".join(b"%04x" % number for number in numbers)
        self._lines.append(b"3 Tr\n%b Tz\n<%b> Tj\n100 Tz\n0 Tr" % (f"{scale:.8g}".encode(), glyphs))

    def _close_gap(self) -> None:
        if abs(self._gap) > 1e-6:
            self._shown.append(f"{self._gap:.8g}".encode())
        self._gap = 0.0

    def _close(self) -> None:
        if self._shown:
            self._lines.append(b"[" + b"".join(self._shown) + b"] TJ")
        self._shown = []

    def lines(self) -> list[bytes]:
        self._close_gap()
        self._close()
        return [*self._lines, b"0 Ts"] if self._rise else self._lines


def _face_of(name: str) -> tuple[str, int]:
    """ "/ABCDEF+Sheet-Arabic-Bold" -> the family and the weight."""
    words = name.split("+", 1)[-1].split(",", maxsplit=1)[0].replace("-", " ")
    family = max((known for known in FAMILIES | SERIF if words.startswith(known)), key=len)
    if family in SERIF:
        return family, SERIF_WEIGHT
    return family, _BOLD if "Bold" in words.removeprefix(family) else 400


def _widths(array: Any) -> dict[int, float]:
    """W of a font as the library writes it: the first of some glyphs, then the width of each."""
    found: dict[int, float] = {}
    for first, widths in zip(array[::2], array[1::2], strict=True):
        found |= {int(first) + place: float(width) for place, width in enumerate(widths)}
    return found


def _said_by(to_unicode: bytes) -> dict[int, str]:
    return {
        int(glyph, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for glyph, letters in _SAID.findall(to_unicode.split(b"endcodespacerange")[-1])
    }


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_AT_ONCE = 100


def _to_unicode(said: dict[int, str]) -> bytes:
    pairs = [
        f"<{glyph:04x}> <{letters.encode('utf-16-be').hex()}>" for glyph, letters in sorted(said.items())
    ]
    batches = [pairs[start : start + _AT_ONCE] for start in range(0, len(pairs), _AT_ONCE)]
    return (
        _CMAP
        % "\n".join(f"{len(batch)} beginbfchar\n" + "\n".join(batch) + "\nendbfchar" for batch in batches)
    ).encode()
