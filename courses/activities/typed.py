"""What she types, read kindly: where letters, accents, digits and widths make no difference.

Spaces at the ends never count, nor how many stand in a row. Everything else is its author's choice.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

#: She cannot send more; what an author accepts is no longer either.
LONGEST = 200
ANYTHING = "*"
WIDTHS = ("<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>")
STRESS = "\u0301"
#: What stands between the digits of large numbers, in one language or another.
SPACES = re.compile(r"[\s'’٬_]")
NUMBER = re.compile(r"[+-]?(?=[.,]?\d)[\d.,]*")
LONGEST_NUMBER = 40


def tidy(text: object) -> str:
    """What she wrote in several lines, without spaces at their ends and empty lines around."""
    lines = str(text).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


@dataclass(frozen=True)
class Reading:
    """What matters: each is False as long as its author does not ask for it."""

    case: bool = False
    accents: bool = False
    digits: bool = False

    def of(self, text: str) -> str:
        """The text as it is compared."""
        words = " ".join(str(text).split())
        if not self.digits:
            words = one_width(words)
        words = words if self.accents else without_accents(words)
        words = words if self.case else words.casefold()
        return unicodedata.normalize("NFC", words)

    def fits(self, accepted: str, given: str) -> bool:
        """Whether what she gave is what is accepted, where `*` stands for anything and `\\*` for a star."""
        parts = [self.of_part(part) for part in pieces(accepted)]
        return runs_through(parts, self.of(given))

    def of_part(self, part: str) -> str:
        """Like `of`, for a piece between two stars: a space at its end is meant."""
        before, after = " " * part[:1].isspace(), " " * part[-1:].isspace()
        words = self.of(part)
        return f"{before}{words}{after}" if words else before


def reading_of(answer_key: dict[str, Any]) -> Reading:
    return Reading(*(bool(answer_key.get(name)) for name in ("case", "accents", "digits")))


def pieces(accepted: str) -> list[str]:
    """What stands between the stars."""
    parts = re.split(r"(?<!\\)\*", accepted)
    return [part.replace("\\*", "*") for part in parts]


def runs_through(parts: list[str], text: str) -> bool:
    """Whether the text is made of these parts with anything between them. It looks at each letter once."""
    first, *between = parts
    if not between:
        return text == first.strip()
    *between, last = between
    first, last = first.lstrip(), last.rstrip()
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return False
    place, end = len(first), len(text) - len(last)
    for part in between:
        found = text.find(part, place, end)
        if found < 0:
            return False
        place = found + len(part)
    return True


def one_width(text: str) -> str:
    """Digits of every script as 0–9, and letters of every width as the usual ones."""
    return "".join(map(_usual, text))


def _usual(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    kind, _space, codes = unicodedata.decomposition(letter).partition(" ")
    return "".join(chr(int(code, 16)) for code in codes.split()) if kind in WIDTHS else letter


def without_accents(text: str) -> str:
    """Cyrillic keeps what makes a letter of its own of another (й, ї); only its stress goes."""
    kept, base = [], ""
    for letter in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(letter):
            base = letter
            kept.append(letter)
        elif unicodedata.name(base, "").startswith("CYRILLIC") and letter != STRESS:
            kept.append(letter)
    return "".join(kept)


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────


def number_and_rest(text: str) -> tuple[str, str]:
    """The number that the text begins with, with the digits and signs of a keyboard, and what follows."""
    words = one_width(" ".join(text.split())).replace("٫", ",").replace("−", "-")
    head = re.match(r"[\s\d.,+\-'’٬_]*", words)
    number = SPACES.sub("", head.group() if head else "")
    rest = words[head.end() :] if head else words
    return (number if NUMBER.fullmatch(number) and len(number) <= LONGEST_NUMBER else ""), rest.strip()


def readings_of(number: str) -> Sequence[Decimal]:
    """What the number can mean: of “1.000” nobody knows whether it is one or a thousand."""
    marks = [sign for sign in number if sign in ".,"]
    if len(set(marks)) == 2:
        return _decimals(_with_point(number, marks[-1])) if marks.count(marks[-1]) == 1 else []
    if len(marks) > 1:
        return _decimals(number.replace(marks[0], "")) if _in_threes(number, marks[0]) else []
    if not marks:
        return _decimals(number)
    read = _with_point(number, marks[0])
    return _decimals(read, *([number.replace(marks[0], "")] if _in_threes(number, marks[0]) else []))


def _with_point(number: str, mark: str) -> str:
    whole, _mark, part = number.rpartition(mark)
    return f"{whole.replace(',', '').replace('.', '')}.{part}"


def _in_threes(number: str, mark: str) -> bool:
    first, *groups = number.lstrip("+-").split(mark)
    return 0 < len(first) <= 3 and first != "0" and all(len(group) == 3 for group in groups)


def _decimals(*numbers: str) -> list[Decimal]:
    try:
        return [Decimal(number) for number in numbers]
    except InvalidOperation:
        return []
