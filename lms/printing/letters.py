"""What each glyph of our fonts says, read from the fonts themselves.

A glyph of ours stands for the same letters wherever it is drawn (a test holds it), so a text can be given
back from the glyphs alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from lms.printing.fonts import font_file

#: Letters in the shape they have inside a word: each is mapped to the letter itself.
_SHAPES = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
#: Glyphs are named by the code point of their shape.
_NAMED = re.compile(r"uni([0-9A-F]{4})")
_SINGLE, _APART, _LIGATURE = 1, 2, 4


@cache
def letters_of(family: str, weight: int) -> dict[int, tuple[str, ...]]:
    """Glyph -> the letters it can stand for, the usual ones first. The glyphs nothing is written with are
    left out.
    """
    with TTFont(font_file(family, weight), lazy=True) as font:
        said: dict[str, list[str]] = {}
        for code_point, glyph in sorted(font.getBestCmap().items()):
            said.setdefault(glyph, []).append(_letter(code_point))
        rules = list(_rules(font["GSUB"].table)) if "GSUB" in font else []
        while any([_follow(rule, said) for rule in rules]):  # noqa: C419 (each rule is followed)
            pass
        return {font.getGlyphID(glyph): tuple(letters) for glyph, letters in said.items()}


@cache
def count_of_glyphs(family: str, weight: int) -> int:
    with TTFont(font_file(family, weight), lazy=True) as font:
        return font["maxp"].numGlyphs


@cache
def begins_anew(family: str, weight: int, glyph: int) -> bool:
    """Whether the glyph is an Arabic letter in a shape that is not joined to the letter before it."""
    letters = letters_of(family, weight).get(glyph, ("",))[0]
    with TTFont(font_file(family, weight), lazy=True) as font:
        name = font.getGlyphName(glyph)
    code = _NAMED.match(name)
    shape = unicodedata.name(chr(int(code[1], 16)), "") if code else ""
    joined = shape.endswith(("MEDIAL FORM", "FINAL FORM")) or ".medi" in name or ".fina" in name
    return bool(letters) and unicodedata.bidirectional(letters[0]) == "AL" and not joined


class _Outline(BasePen):
    """A shape in the words of PDF."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.words: list[str] = []

    def _moveTo(self, point: tuple) -> None:
        self._add("m", point)

    def _lineTo(self, point: tuple) -> None:
        self._add("l", point)

    def _curveToOne(self, *points: tuple) -> None:
        self._add("c", *points)

    def _closePath(self) -> None:
        self.words.append("h")

    def _add(self, word: str, *points: tuple) -> None:
        self.words += [*(f"{number:.6g}" for point in points for number in point), word]


@cache
def shape_of(family: str, weight: int, glyph: int) -> tuple[int, bytes]:
    """The units of an em, and the shape drawn in them."""
    with TTFont(font_file(family, weight), lazy=True) as font:
        pen = _Outline(font.getGlyphSet())
        font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
        return font["head"].unitsPerEm, " ".join([*pen.words, "f"]).encode()


def _letter(code_point: int) -> str:
    letter = chr(code_point)
    shaped = any(first <= code_point <= last for first, last in _SHAPES)
    return unicodedata.normalize("NFKC" if shaped else "NFC", letter)


def _rules(table: Any) -> Iterator[Any]:
    for lookup in table.LookupList.Lookup if table.LookupList else []:
        for part in lookup.SubTable:
            rule = getattr(part, "ExtSubTable", part)
            if rule.LookupType in (_SINGLE, _APART, _LIGATURE):
                yield rule


def _follow(rule: Any, said: dict[str, list[str]]) -> bool:
    """Whether the rule told anything new."""
    if rule.LookupType == _APART:
        return _taken_apart(rule, said)
    if rule.LookupType == _SINGLE:
        pairs = [([before], after) for before, after in rule.mapping.items()]
    else:
        pairs = [
            ([first, *ligature.Component], ligature.LigGlyph)
            for first, ligatures in rule.ligatures.items()
            for ligature in ligatures
        ]
    news = False
    for before, after in pairs:
        if all(glyph in said for glyph in before):
            letters = unicodedata.normalize("NFC", "".join(said[glyph][0] for glyph in before))
            known = said.setdefault(after, [])
            if letters not in known:
                known.append(letters)
                news = True
    return news


def _taken_apart(rule: Any, said: dict[str, list[str]]) -> bool:
    """A letter drawn as itself and its marks: each part says its own."""
    news = False
    for whole, parts in rule.mapping.items():
        letters = unicodedata.normalize("NFD", said.get(whole, [""])[0])
        if len(letters) == len(parts):
            for part, letter in zip(parts, letters, strict=True):
                if part not in said:
                    said[part], news = [letter], True
    return news
