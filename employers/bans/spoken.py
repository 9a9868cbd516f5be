"""Names as they sound, whatever letters they are written in.

"Brezza", "Μπρέτζα", "Брецца" and "بريتزا" are one name for whoever wants to come back under it. So a word is
put into Latin letters, and what languages write in several ways for one sound is written in one. What is left
without its vowels are its bones: Arabic writes few of them, and whoever spells by ear changes them first.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from lms.core.typed_codes import as_it_looks, plain_digits, plain_text

#: Greek writes some sounds with two letters that mean something else apart; at the beginning of a word too.
_GREEK = {"μπ": "b", "ντ": "d", "γκ": "g", "γγ": "g", "τζ": "z", "τσ": "z", "ου": "u", "αυ": "av", "ευ": "ev"}
#: What is written in several ways for one sound, after everything is in Latin letters; the longest first.
_SOUNDS = (
    *(("shch", "s"), ("tsch", "s"), ("sch", "s"), ("tsts", "z"), ("ts", "z"), ("tz", "z"), ("dz", "z")),
    *(("kh", "h"), ("ch", "h"), ("gh", "g"), ("sh", "s"), ("zh", "z"), ("ph", "f"), ("th", "t"), ("ou", "u")),
    *(("qu", "k"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("j", "i"), ("y", "i"), ("w", "u")),
)
#: Sounds that one alphabet has and another has not: they stand for each other in the bones.
_BONES = str.maketrans({"p": "b", "v": "b", "f": "b", "g": "k", "h": "k", "s": "z", "d": "t"})
_VOWELS = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
#: Of fewer bones many names are made: then the vowels are compared too.
FEW_BONES = 3
#: How much of two words has to be the same, from 0 to 1: by sound alone, and with the same bones.
SOUNDS_ALIKE, HALF = 0.82, 0.5


def in_latin(word: str) -> str:
    """One word that has no accents, without capitals, each sound in one way."""
    low = plain_digits(word.casefold())
    for greek, latin in _GREEK.items():
        low = low.replace(greek, latin)
    latin = re.sub(r"[^a-z0-9]", "", anyascii(low).casefold())
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    return _DOUBLED.sub(r"\1", latin)


def bones(latin: str) -> str:
    """What stays of a word of `in_latin` without vowels, near sounds as one."""
    return _VOWELS.sub("", latin).translate(_BONES)


def _plain(text: str) -> str:
    """Letters in their one form, without what nobody sees and without accents."""
    apart = unicodedata.normalize("NFD", plain_text(text))
    return "".join(letter for letter in apart if unicodedata.category(letter) not in {"Mn", "Me"})


def _spaced(text: str) -> list[str]:
    """Dots inside a word are no end of it: "S.r.l." is one word."""
    dotless = re.sub(r"(?<=\w)[.'’](?=\w|$|\s)", "", _plain(text).replace("_", " "))
    return re.sub(r"[^\w\s]", " ", dotless).split()


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name as they sound."""
    return tuple(latin for word in _spaced(text) if (latin := in_latin(word)))


@lru_cache(maxsize=20_000)
def readings_of(text: str) -> tuple[tuple[str, ...], ...]:
    """As `words_of`; where a word has letters of several alphabets, also as it looks in each."""
    looked = [(word, as_it_looks(word)) for word in _spaced(text)]
    most = max((len(looks) for _word, looks in looked), default=0)
    others = [
        " ".join(looks[min(number, len(looks) - 1)] if looks else word for word, looks in looked)
        for number in range(most)
    ]
    return tuple(dict.fromkeys(words_of(reading) for reading in (text, *others)))


def sound_alike(one: str, other: str) -> bool:
    """Whether two words of `words_of` may be the same one."""
    if one == other:
        return True
    likeness = OSA.normalized_similarity(one, other)
    if min(len(one), len(other)) > FEW_BONES and likeness >= SOUNDS_ALIKE:
        return True
    if not (one.isalpha() and other.isalpha()) or bones(one) != bones(other):
        return False
    if len(bones(one)) >= FEW_BONES:
        return likeness > HALF
    return len(bones(one)) > 1 and likeness >= HALF
