"""By which something public is recognised that would tell where a confidential place is, without its address
being stored anywhere: keyed fingerprints of its street, its postcode and the cell of a grid it lies in.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from string import digits

from lms.organisations.models import Organisation
from lms.secrets.fingerprints import keyed
from lms.services.places.models import AddressMark

PURPOSE = "confidential-place"
#: About 200 metres.
CELL = 0.002
LONGEST_STREET = 6
WORD = re.compile(r"\w+")


def _words(text: str) -> list[str]:
    """In small letters without accents; punctuation says nothing."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _mark(kind: str, words: str) -> str:
    return keyed(f"{PURPOSE}:{kind}", words)


def _streets(address: str) -> Iterator[str]:
    """A street with its number, in either order; a number apart tells nothing."""
    words = _words(address)
    if len(words) < 2:
        return
    yield " ".join(words)
    number = next((word for word in words if word[0] in digits), None)
    if number:
        street = [word for word in words if word != number]
        yield " ".join([*street, number])
        yield " ".join([number, *street])
    else:
        yield " ".join(words)


def _postcode(text: str) -> str:
    return "".join(_words(text))


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return round(latitude / CELL), round(longitude / CELL)


def marks_of(*, street: str, postcode: str, point: tuple[float, float] | None) -> set[tuple[str, str]]:
    """{(kind, mark)} of an address that is not kept."""
    found = {("street", _mark("street", words)) for words in _streets(street)}
    if _postcode(postcode):
        found.add(("postcode", _mark("postcode", _postcode(postcode))))
    if point:
        found.add(("cell", _mark("cell", "{}:{}".format(*_cell(*point)))))
    return found


def _runs(words: list[str]) -> Iterator[str]:
    for length in range(2, LONGEST_STREET + 1):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


@dataclass(frozen=True)
class KnownMarks:
    """The marks of one organisation's confidential places. Of others' nothing is asked: an answer would tell
    them that there is one.
    """

    marks: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, organisation: Organisation | None) -> "KnownMarks":
        found: dict[str, set[str]] = {}
        rows = AddressMark.objects.filter(location__edited_by=organisation, location__is_confidential=True)
        for kind, mark in rows.values_list("kind", "mark") if organisation else ():
            found.setdefault(kind, set()).add(mark)
        return cls({kind: frozenset(marks) for kind, marks in found.items()})

    def _has(self, kind: str, words: Iterable[str]) -> bool:
        known = self.marks.get(kind, frozenset())
        return bool(known) and any(_mark(kind, each) in known for each in set(words))

    def tells(self, text: str) -> bool:
        """Whether a text names the street with its number: an address, directions, a name, a note."""
        return bool(self.marks) and self._has("street", _runs(_words(text)))

    def names_postcode(self, text: str) -> bool:
        """Whether a text says the postcode."""
        if not self.marks:
            return False
        words = _words(text)
        pairs = ("".join(pair) for pair in pairwise(words))
        numbers = (word for word in (*words, *pairs) if any(letter in digits for letter in word))
        return self._has("postcode", numbers)

    def is_postcode(self, postcode: str) -> bool:
        return bool(postcode) and self._has("postcode", [_postcode(postcode)])

    def tells_point(self, latitude: float | None, longitude: float | None) -> bool:
        """Whether a point lies in the same cell of the grid, or in one beside it."""
        if latitude is None or longitude is None or "cell" not in self.marks:
            return False
        row, column = _cell(latitude, longitude)
        around = [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
        return self._has("cell", (f"{one}:{two}" for one, two in around))
