"""Which names are the same name (docs/decisions/0044-days-names-codes.md).

A fingerprint cannot be made anew, so a rule never changes once names were confirmed by it: a new one gets a
new number, and every certificate keeps the number of its own. What a rule is made of is therefore written
here and not asked of a library that may answer otherwise next year.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

_UNSAID = {"Mn", "Pd", "Pf", "Pi", "Po", "Zs", "Sk", "Cf", "Lm"}

#: Latin letters that are no letter with a mark on it, each before what anyascii makes of it.
_LATIN = (
    "æ ae ð d ø o þ th đ d ħ h ı i ĸ q ł l ŋ ng œ oe ŧ t ƀ b ɓ b ƈ c ɖ d ɗ d ǝ e ə e ɛ e ƒ f ɠ g ɣ g ɩ i ɨ i"
    " ƙ k ƚ l ɲ n ƞ n ɔ o ɵ o ƥ p ʀ r ʃ sh ƭ t ʈ t ʊ u ʉ u ʋ v ƿ w ƴ y ƶ z ʒ zh ɦ h ɫ l"
)
#: Arabic letters that keyboards of different countries write differently, as the normalisers of Lucene for
#: Arabic, Persian and Sorani take them together.
_ARABIC = "ى ي ی ي ې ي ے ي ۍ ي ک ك ڪ ك ٱ ا ة ه ہ ه ۂ ه ھ ه ە ه ۃ ه ۀ ه"


def _table(pairs: str) -> dict[str, str]:
    written = pairs.split()
    return dict(zip(written[::2], written[1::2], strict=True))


#: Letters that look alike, small or capital, from Unicode's confusables.txt: each Latin one before that of
#: the other script.
_LOOK_ALIKE = {
    "CYRILLIC": _table("a а b в c с e е h н i і j ј k к m м o о p р s ѕ t т x х y у"),
    "GREEK": _table("a α b β e ε h η i ι k κ m μ n ν o ο p ρ t τ x χ y υ z ζ"),
}
_SAME = str.maketrans(_table(_LATIN) | _table(_ARABIC))
#: A word of a name is one more guess for whoever knows only it: never accepted alone.
_FEWEST_WORDS = 2
#: A name of more words can begin at the first eight only; ever more forms would be ever more guesses.
MOST_WORDS = 8


def _by_letters(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in decomposed if unicodedata.category(character) not in _UNSAID)


def letters(name: str) -> str:
    """Its letters: without case, marks, spaces, hyphens, apostrophes and brackets, each in one way of
    writing.
    """
    bare = "".join(letter for letter in name if unicodedata.category(letter) not in {"Ps", "Pe"})
    return _by_letters(bare).translate(_SAME)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _words(name: str) -> list[str]:
    """Parted by spaces and hyphens: whether there is one, keyboards and registries do not agree."""
    spaced = "".join(" " if unicodedata.category(letter) == "Pd" else letter for letter in name)
    return [_in_one_script(word) for part in spaced.split() if (word := letters(part))]


def _in_one_script(word: str) -> str:
    """A word with letters of another keyboard in it, in one script: that of most letters, if it can be."""
    scripts = Counter(map(_script, word))
    for script, pairs in _LOOK_ALIKE.items():
        if set(scripts) == {"LATIN", script}:
            there = "".join(pairs.get(letter, letter) for letter in word)
            latin = {theirs: ours for ours, theirs in pairs.items()}
            back = "".join(latin.get(letter, letter) for letter in word)
            tried = [back, there] if scripts["LATIN"] > scripts[script] else [there, back]
            return next((one for one in tried if len(set(map(_script, one))) == 1), word)
    return word


def _in_any_order(words: list[str]) -> str:
    return "words:" + " ".join(sorted(words))


def _begun_at_each_word(words: list[str]) -> list[str]:
    """The family name first or last, and everything in one or parted otherwise."""
    starts = range(min(len(words), MOST_WORDS))
    return ["".join(words[start:] + words[:start]) for start in starts]


def _each_script(words: list[str]) -> list[list[str]]:
    """Both halves of a name that is written in two scripts, if each is a whole name."""
    scripts = list(dict.fromkeys(_script(word[0]) for word in words))
    halves = [[word for word in words if _script(word[0]) == script] for script in scripts]
    whole = len(halves) == 2 and all(len(half) >= _FEWEST_WORDS for half in halves)
    return halves if whole else []


@dataclass(frozen=True)
class NameRule:
    """`kept` gives what a confirmed name is recognised by, `asked` what a typed one is compared by.

    They are the same name when any of the one is any of the other. `asked` always gives as many, so that the
    time says nothing.
    """

    kept: Callable[[str], list[str]]
    asked: Callable[[str], list[str]]


def _first_kept(name: str) -> list[str]:
    return [_by_letters(name)]


def _first_asked(name: str) -> list[str]:
    return [_by_letters(name), ""]  # no name is empty: it only takes as long as by the second rule


def _second_kept(name: str) -> list[str]:
    words = _words(name)
    found = [
        form
        for part in [words, *_each_script(words)]
        for form in (*_begun_at_each_word(part), _in_any_order(part))
    ]
    return list(dict.fromkeys(found))


def _second_asked(name: str) -> list[str]:
    words = _words(name)
    return ["".join(words), _in_any_order(words)]


RULES = {1: NameRule(_first_kept, _first_asked), 2: NameRule(_second_kept, _second_asked)}
NEWEST = max(RULES)
