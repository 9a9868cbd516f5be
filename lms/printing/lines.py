"""What PDFium, and so a browser that copies, takes for one line of text.

All that has nearly one height is one line to it, and a line has one direction: words of the other one are
given in the order of sight. So where two texts of opposite directions stand beside each other, an unseen
space at another height parts them.
"""

import unicodedata
from dataclasses import dataclass

#: Two baselines nearer than this part of a letter's size are one line.
_NEAR = 0.6
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True)
class Line:
    """What is known of a line, from the texts on it so far: where it stands, and which directions it has."""

    y: float
    size: float
    directions: frozenset[str]

    def is_beside(self, other: "Line") -> bool:
        return abs(self.y - other.y) < _NEAR * max(self.size, other.size)

    def must_part(self, other: "Line | None") -> bool:
        """Whether as one line the words of one of the two were turned about."""
        if other is None or not self.is_beside(other):
            return False
        return bool(self.directions and other.directions) and len(self.directions | other.directions) > 1

    def after(self, other: "Line | None") -> "Line":
        """What has no direction, as a point between two labels, goes with the words before it."""
        if other is None or self.directions or not self.is_beside(other):
            return self
        return Line(self.y, self.size, other.directions)


def directions_of(letters: str) -> frozenset[str]:
    """Numbers have none."""
    kinds = (_DIRECTIONS.get(unicodedata.bidirectional(letter)) for letter in letters)
    return frozenset(kind for kind in kinds if kind)


def parting(font: bytes, size: float, x: float, y: float, glyph: int) -> list[bytes]:
    """The unseen space, one size lower. It is no content: who has the page read aloud never meets it.

    `glyph` has a shape and says a space: what has no shape PDFium does not see.
    """
    return [
        b"/Artifact\nBMC\nBT",
        f"1 0 0 -1 {x:.8g} {y + size:.8g} Tm".encode(),
        b"%b %.8g Tf\n3 Tr\n<%04x> Tj\n0 Tr\nET\nEMC" % (font, size, glyph),
    ]
