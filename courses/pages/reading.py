"""How hard a text is to read, in each of our languages by one measure, and which sentences are too long.

The measure is the Automated Readability Index: letters in a word and words in a sentence, which can be
counted in any script. What is long in one language is short in another, so both are brought to the length
they have in English: by how much is measured on our own texts, which say the same in all eight (decision 88).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: {language: (words in a sentence, letters in a word)}, in the coping tools and handouts of demo/content.
MEASURED = {
    "en": (6.95, 3.93),
    "it": (6.40, 4.42),
    "es": (6.50, 4.37),
    "el": (6.40, 4.62),
    "ro": (6.37, 4.41),
    "fr": (6.52, 4.26),
    "uk": (5.06, 4.94),
    "ar": (5.54, 3.80),
}
OURS = "en"
#: A level and the index up to which a text has it. The demo's lessons, written for A2, have one from 1 to 3.
LEVELS = (("A1", 0.0), ("A2", 3.5), ("B1", 7.0), ("B2", 10.0))
HARDEST = "C1"
#: What is too long to keep in mind, in English words.
LONG_SENTENCE = 20
#: Of fewer words nothing can be said.
FEWEST_WORDS = 20

TAG = re.compile(r"<[^>]+>")
BLOCK_END = re.compile(r"</(?:p|li|h\d|div|tr)>|<br\s*/?>", re.IGNORECASE)
END = re.compile(r"(?<=[.!?;؟؛…·])[\s»”\")]+|\n+")
WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
#: Accents that are written beside a letter, vowel signs, and what joins the parts of a word.
NO_LETTERS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670’'ʼ-]")


@dataclass(frozen=True, slots=True)
class Reading:
    """`level` is "A1" to "C1"; `words` in an average sentence."""

    level: str
    words: float

    @property
    def said(self) -> str | Promise:
        return {"A1": _("very easy"), "A2": _("easy"), "B1": _("not easy"), "B2": _("hard")}.get(
            self.level, _("very hard")
        )


def plain(text: str) -> str:
    """What is read of a piece of HTML, a line for each paragraph and point."""
    return unescape(TAG.sub(" ", BLOCK_END.sub("\n", text)))


def sentences(text: str) -> Iterator[str]:
    for part in END.split(plain(text)):
        if said := " ".join(part.split()):
            yield said


def words_in(sentence: str) -> list[str]:
    return WORD.findall(sentence)


def level_of(texts: Iterable[str], language: str) -> Reading | None:
    """None of a text that is too short to be measured, or in a language that was not."""
    counted = [words for text in texts for said in sentences(text) if (words := words_in(said))]
    total = sum(map(len, counted))
    if total < FEWEST_WORDS or language not in MEASURED:
        return None
    letters = sum(len(NO_LETTERS.sub("", word)) for words in counted for word in words)
    in_sentence, in_word = total / len(counted), letters / total
    longer, wider = _factors(language)
    index = 4.71 * in_word / wider + 0.5 * in_sentence / longer - 21.43
    level = next((name for name, most in LEVELS if index <= most), HARDEST)
    return Reading(level, round(in_sentence, 1))


def most_words(language: str) -> int:
    """With how many words a sentence is long."""
    return round(LONG_SENTENCE * _factors(language)[0]) if language in MEASURED else LONG_SENTENCE


def long_sentences(text: str, language: str) -> list[tuple[str, int]]:
    """Each with how many words it has."""
    most = most_words(language)
    counted = ((said, len(words_in(said))) for said in sentences(text))
    return [(said, count) for said, count in counted if count > most]


def _factors(language: str) -> tuple[float, float]:
    """How long a sentence and a word are, beside those that say the same in English."""
    (words, letters), (ours, our_letters) = MEASURED[language], MEASURED[OURS]
    return words / ours, letters / our_letters
