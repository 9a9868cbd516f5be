"""Which words are alike: written with or without accents, in another form of the word, or with a slip of
the finger. The same in every language; what is known of a language's word forms is Snowball's.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import snowballstemmer
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

WORD = re.compile(r"\w+")
#: Letters that are written one for the other; NFKD takes the hamza, the accents and the cedillas.
SAME_LETTERS = str.maketrans({"ة": "ه", "ى": "ي", "ـ": None, "ς": "σ", "ß": "ss", "ł": "l", "ґ": "г"})
STEMMERS = {
    "ar": "arabic",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "ro": "romanian",
}
#: How many slips are taken for one, by the length of the word: in a short one every letter counts.
ONE_SLIP_FROM, TWO_SLIPS_FROM = 5, 8
#: Of the words that are as near, how many may be meant.
NEAR_AT_MOST = 3


def folded(text: str) -> str:
    """Without accents, vowel signs and capitals. Nothing here is kept: it may be what somebody looks for."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return kept.translate(SAME_LETTERS)


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return WORD.findall(folded(text))


def stemmer_of(language: str) -> Callable[[str], str]:
    """What the forms of a folded word share; the word itself in a language that Snowball does not know.

    For one thread: it remembers where it is in a word.
    """
    known = STEMMERS.get(language.split("-", maxsplit=1)[0])
    return snowballstemmer.stemmer(known).stemWord if known else str


def slips_allowed(word: str) -> int:
    return 0 if len(word) < ONE_SLIP_FROM else 1 if len(word) < TWO_SLIPS_FROM else 2


def nearly(word: str, known: Iterable[str]) -> list[str]:
    """The words of `known` that `word` may be a slip of, the nearest first. Two letters that changed places
    are one slip.
    """
    slips = slips_allowed(word)
    if not slips:
        return []
    scorer: Any = OSA.distance  # its declared type is another than what `extract` asks for
    found = extract(word, known, scorer=scorer, score_cutoff=slips, limit=NEAR_AT_MOST)
    best = found[0][1] if found else 0
    return [each for each, distance, _key in found if distance == best]
