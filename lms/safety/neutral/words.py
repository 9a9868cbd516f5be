"""Neutral words (S1): nothing one meets on the skills face may tell what the learners lived through.

The words stand in words/<language>.txt, for a site to add to; the names of the organisations of the programme
come from those who register them. All languages are looked for everywhere: a title in Italian is read by
Romanians too. Where anybody may read, words/outside/<language>.txt holds what tells by its meaning as well
(lms.safety.outside.pages).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.contracts.registry import Registry

WORDS = Path(__file__).parent / "lists"
OUTSIDE = WORDS / "outside"


@dataclass(frozen=True)
class Titles:
    """Titles as they are stored: `read` gives (where it stands, title). `words` say whose titles they are.

    `outside`: they are all the texts that anybody may read, and are held to the words that tell by their
    meaning too.
    """

    name: str
    words: str
    read: Callable[[], Iterable[tuple[str, str]]]
    outside: bool = False


@dataclass(frozen=True)
class TellingNames:
    """Names that would tell as much as a word: `read` gives them."""

    name: str
    words: str
    read: Callable[[], Iterable[str]]


titles: Registry[Titles] = Registry("titles")
telling_names: Registry[TellingNames] = Registry("telling names")


def fold(text: str) -> str:
    """Without accents, vowel signs and what nobody sees, and in one case: how a word is looked for."""
    if text.isascii():
        return text.casefold()
    shown = (
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if unicodedata.category(letter) not in UNSEEN
    )
    return "".join(shown).replace("’", "'")


#: Letters of other scripts that look like Latin ones, and words that mix the two.
LOOKALIKES = str.maketrans("аеорсухіјѕԁһкмтвнαειοκνρτυχ", "aeopcyxijsdhkmtbhaeiokvptux")
MIXED = re.compile(r"\b(?=\w*[a-z])(?=\w*[\u0370-\u03ff\u0400-\u052f])\w+", re.IGNORECASE)
#: Marks above and below letters; soft hyphens, joiners and marks of direction.
UNSEEN = {"Mn", "Me", "Cf"}


def unmasked(text: str) -> str:
    """With every word that mixes scripts once more, in Latin letters."""
    mixed = MIXED.findall(text)
    return " \n ".join([text, *(word.casefold().translate(LOOKALIKES) for word in mixed)]) if mixed else text


def as_pattern(*words: str) -> str:
    """Any of them as a whole word. Where no word begins, none of them is tried."""
    inside = (
        r"\w*".join(re.escape(part).replace(re.escape(" "), r"\s+") for part in word.split("*"))
        for word in words
    )
    return rf"(?<!\w)(?:{'|'.join(inside)})(?!\w)" if words else r"(?!)"


@cache
def listed(folder: Path = WORDS) -> tuple[re.Pattern, re.Pattern]:
    """Two patterns: for folded text, and for text whose capitals count."""
    lines = [
        line.strip()
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    words = sorted({line for line in lines if line and not line.startswith("#")})
    any_case = as_pattern(*(fold(word) for word in words if not word.startswith("=")))
    exact = as_pattern(*(word[1:] for word in words if word.startswith("=")))
    return re.compile(any_case), re.compile(exact)


def listed_words(text: str, folder: Path = WORDS) -> list[str]:
    """The telling words of the lists that stand in `text`, as they stand there folded. Asks no database."""
    any_case, exact = listed(folder)
    return [match[0] for match in any_case.finditer(fold(unmasked(text)))] + [
        match[0] for match in exact.finditer(text)
    ]


def known_names() -> list[str]:
    return [name for source in telling_names for name in source.read() if name]


def telling_words(text: str, names: Iterable[str] | None = None) -> list[str]:
    """The same, and the telling names; `names` for whoever looks at many texts."""
    folded = fold(unmasked(text))
    wanted = known_names() if names is None else names
    return listed_words(text) + [name for name in wanted if re.search(as_pattern(fold(name)), folded)]


def told_outside(text: str, names: Iterable[str] | None = None) -> list[str]:
    """For what anybody may read: the telling words, the telling names, and what tells by its meaning."""
    return telling_words(text, names) + listed_words(text, OUTSIDE)


def validate_neutral(text: str) -> None:
    """For titles and addresses. Names the word, so that an author knows what to change."""
    found = telling_words(text)
    if found:
        raise ValidationError(
            _("“%(word)s” says too much about people. Choose a neutral word."),
            code="telling",
            params={"word": found[0]},
        )


def told_by_titles() -> Iterator[tuple[str, str]]:
    """(where, word) for every telling word in a stored title, and in every text that anybody may read."""
    names = known_names()
    for source in titles:
        look = told_outside if source.outside else telling_words
        for where, title in source.read():
            yield from ((where, word) for word in look(title, names))
