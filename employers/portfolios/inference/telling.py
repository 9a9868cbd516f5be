"""What words give away that she did not mean to say: places, ages, family, faith, ways to reach her, and
what tells what she lived through.

It finds words, it does not understand them: what it says is a question to her, and it refuses nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from lms.core import written
from lms.core.typed_codes import plain_digits
from lms.safety.neutral.words import OUTSIDE, as_pattern, fold, listed_words, telling_words

LISTS = Path(__file__).parent / "lists"
LANGUAGES = ("en", "it", "es", "el", "ro", "ar", "fr", "uk")
YEARS = r"years? old|years?|anni|anos|ani|χρον\w*|ετων|ans|рок\w*|лет|سنة|سنوات|عام\w*|أعوام"
AGE = re.compile(rf"\b\d{{1,2}}\s*(?:{YEARS})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b")
REACH = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|(?<!\w)@\w{3,}|\+?\d(?:[\s()./-]?\d){6,}|\b(?:https?://|www\.)\S+", re.IGNORECASE
)
#: A capital inside a sentence. Not after the start, a full stop or a line.
INSIDE = re.compile(r"(?<=[^\W\d_][\s,] )\b[^\W\d_]\w+|(?<=[^\W\d_] )\b[^\W\d_]\w+")


class Kind(Enum):
    PAST = "past"
    PLACE = "place"
    AGE = "age"
    FAMILY = "family"
    BELIEF = "belief"
    REACH = "reach"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Found:
    kind: Kind
    words: str


def told_by(text: str) -> list[Found]:
    """What stands in the text, each word once."""
    plain = plain_digits(text)
    found = [
        *((Kind.PAST, words) for words in [*telling_words(plain), *listed_words(plain, OUTSIDE)]),
        *((Kind.REACH, words) for words in REACH.findall(plain)),
        *((Kind.REACH, words) for words in listed_words(plain, LISTS / "reach")),
        *((Kind.PLACE, words) for words in listed_words(plain, LISTS / "places")),
        *((Kind.PLACE, match[0]) for match in _countries().finditer(fold(plain))),
        *((Kind.AGE, words) for words in AGE.findall(fold(REACH.sub(" ", plain)))),
        *((Kind.FAMILY, words) for words in listed_words(plain, LISTS / "family")),
        *((Kind.BELIEF, words) for words in listed_words(plain, LISTS / "belief")),
    ]
    known = {fold(words) for _kind, words in found}
    names = [(Kind.NAME, name) for name in _names(plain) if not _is_in(fold(name), known)]
    return [Found(kind, _as_written(words.strip(), text)) for kind, words in dict.fromkeys([*found, *names])]


def _as_written(words: str, text: str) -> str:
    """Found words are folded: she reads her own, where they are as long."""
    looked_for = fold(words)
    for start in range(len(text)):
        end = start + len(words)
        if fold(text[start:end]) == looked_for:
            return text[start:end]
    return words


def _is_in(name: str, known: set[str]) -> bool:
    return any(name in words for words in known)


def _names(text: str) -> Iterator[str]:
    """Words with a capital where none is needed. Scripts without capitals give none."""
    for word in INSIDE.findall(text):
        if word[0].isupper() and not word.isupper() and fold(word) not in _no_names():
            yield word


@cache
def _countries() -> re.Pattern:
    names = {
        fold(name) for language in LANGUAGES for name in written.countries(language).values() if len(name) > 3
    }
    return re.compile(as_pattern(*sorted(names)))


@cache
def _no_names() -> frozenset[str]:
    """Written with a capital in some languages, and no names: languages, months, days."""
    words = {fold(word) for language in LANGUAGES for word in written.words_with_capitals(language)}
    return frozenset(words | {f"{word}s" for word in words})
