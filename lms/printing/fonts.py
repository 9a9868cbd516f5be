"""The letters our sheets are set in: subset files beside this module, the same on every host. They are not
compressed: unpacking them took longer than all the rest of a process's first sheet.

Each file has a family name of its own. One shared name with `unicode-range`, the usual way on the web, makes
WeasyPrint draw the wrong glyphs for Arabic.
"""

import unicodedata
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FONTCONFIG_FILE = FOLDER / "fonts.conf"
#: Spans of code points the fonts can draw, one a line.
COVERED = FOLDER / "covered.txt"
WEIGHTS = (400, 700)

#: Family name -> beginning of its files' names, in the order in which a character looks for its glyph.
FAMILIES = {
    "Sheet Latin": "noto-sans-latin",
    "Sheet Latin Extended": "noto-sans-latin-ext",
    "Sheet Greek": "noto-sans-greek",
    "Sheet Greek Extended": "noto-sans-greek-ext",
    "Sheet Cyrillic": "noto-sans-cyrillic",
    "Sheet Cyrillic Extended": "noto-sans-cyrillic-ext",
    "Sheet Arabic": "vazirmatn-arabic",
}
#: Headings of the programme face, where a sheet links `serif.css`.
SERIF = {
    "Sheet Serif Latin": "noto-serif-latin",
    "Sheet Serif Latin Extended": "noto-serif-latin-ext",
    "Sheet Serif Greek": "noto-serif-greek",
    "Sheet Serif Greek Extended": "noto-serif-greek-ext",
    "Sheet Serif Cyrillic": "noto-serif-cyrillic",
    "Sheet Serif Cyrillic Extended": "noto-serif-cyrillic-ext",
}
SERIF_WEIGHT = 500
FONT_STACK = ", ".join(f'"{family}"' for family in FAMILIES)

#: Zero width joiners: they shape what stands beside them and have no glyph of their own.
_JOINERS = "\u200c\u200d"
#: What follows the writing direction (U+200E …, U+2066 …, U+061C) and other marks without a glyph.
_INVISIBLE_CATEGORIES = {"Cf", "Zs", "Zl", "Zp"}


def font_file(family: str, weight: int) -> Path:
    return FOLDER / f"{(FAMILIES | SERIF)[family]}-{weight}-normal.ttf"


def font_css() -> str:
    """The font faces, and the stack on every element: an element that named a family of its own would lose
    the others.
    """
    faces = [
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src:'
        f' url("{font_file(family, weight).as_uri()}") format("truetype"); }}'
        for family in FAMILIES
        for weight in WEIGHTS
    ]
    return "\n".join([*faces, f"* {{ font-family: {FONT_STACK}; }}"])


@cache
def covered_code_points() -> frozenset[int]:
    """What every weight of some family can draw, the serif's too, as it stands in COVERED: opening all the
    fonts took a fifteenth of a process's first sheet.
    """
    spans = (span.split("-") for span in COVERED.read_text(encoding="ascii").split())
    return frozenset(code for first, last in spans for code in range(int(first, 16), int(last, 16) + 1))


def printable_form(text: str) -> str:
    """The text as the fonts have it: composed letters where they exist, else letter and mark (Yoruba, Igbo,
    Vietnamese).

    No file holds the narrow no-break space of French, so it becomes an ordinary one.
    """
    return "".join(map(_drawable, unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0")))


@cache
def _drawable(character: str) -> str:
    covered = covered_code_points()
    pieces = unicodedata.decomposition(character)
    if ord(character) in covered or not pieces or pieces.startswith("<"):
        return character
    taken_apart = "".join(_drawable(chr(int(piece, 16))) for piece in pieces.split())
    return taken_apart if all(ord(piece) in covered for piece in taken_apart) else character


def uncovered_characters(text: str) -> list[str]:
    """The characters of a text that a sheet would print as an empty box, each once, in the order of the text.

    Ask before a name is accepted: on the sheet itself nobody is warned.
    """
    covered = covered_code_points()
    return [
        character
        for character in dict.fromkeys(printable_form(text))
        if ord(character) not in covered and not _is_invisible(character)
    ]


def _is_invisible(character: str) -> bool:
    return (
        character.isspace()
        or character in _JOINERS
        or unicodedata.category(character) in _INVISIBLE_CATEGORIES
    )
