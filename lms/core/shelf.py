"""A shelf of texts that somebody looks for: all of them in memory, found by words that are alike.

For what one website has written itself: hundreds of texts, a few thousand at most. What is counted in tens of
thousands is looked for in the database by whoever has it.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lms.core.alike import nearly, stemmer_of, words_of

#: What a word weighs by where it stands.
IN_TITLE, IN_TEXT = 1.0, 0.35
#: What it weighs when it only begins so, or was spelt otherwise.
AS_BEGINNING, AS_SLIP = 0.8, 0.6
BEGINNING_FROM = 3
#: How much more a rare word counts: somebody who asks a whole question means one or two of its words.
RARE_COUNTS = 3
#: What fits less than this, beside what fits best, is not shown.
WORTH_SHOWING = 0.3
EXCERPT = 150


@dataclass(frozen=True, slots=True)
class Entry:
    """One text: what it is called, what it says, and what to make an answer of."""

    title: str
    text: str = ""
    leads_to: Any = None


@dataclass(frozen=True, slots=True)
class Hit:
    """`weight` from 0 to 1: how much of what was looked for stands there. `read_as` is what was looked for as
    it was understood, where that is another word than was typed.
    """

    entry: Entry
    weight: float
    excerpt: str
    read_as: str


@dataclass(frozen=True, slots=True)
class _Meant:
    """A typed word as it is looked for: stems, each with what it weighs."""

    stems: dict[str, float]
    said: str


@dataclass(slots=True)
class Shelf:
    """The texts of one language."""

    language: str
    entries: tuple[Entry, ...]
    _where: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    _words: dict[str, str] = field(default_factory=dict)
    _sorted: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[Entry], language: str) -> "Shelf":
        made, stem = cls(language, tuple(entries)), stemmer_of(language)
        for number, entry in enumerate(made.entries):
            for text, weight in ((entry.text, IN_TEXT), (entry.title, IN_TITLE)):
                for word in set(words_of(text)):
                    if word not in made._words:
                        made._words[word] = stem(word)
                    made._where[made._words[word]][number] = weight
        made._sorted = sorted(made._words)
        made._where = dict(made._where)  # looking for what is not there leaves nothing behind
        return made

    def find(self, words: str, limit: int) -> list[Hit]:
        """The best first; of two that fit as well, the one that came first."""
        typed = words_of(words)
        meant = [self._meant(word) for word in typed]
        rarity = [self._rarity(word) for word in meant]
        if not sum(rarity):
            return []
        weights: dict[int, float] = defaultdict(float)
        for word, rare in zip(meant, rarity, strict=True):
            best: dict[int, float] = {}
            for root, share in word.stems.items():
                for number, weight in self._where[root].items():
                    best[number] = max(best.get(number, 0), share * weight)
            for number, weight in best.items():
                weights[number] += rare * weight / sum(rarity)
        order = {
            number: (-weight, -self._as_typed(number, typed), number) for number, weight in weights.items()
        }
        ranked = sorted(weights.items(), key=lambda found: order[found[0]])[:limit]
        said = [word.said for word in meant]
        read_as = " ".join(said) if said != typed else ""
        stems = {root for word in meant for root in word.stems}
        return [
            Hit(self.entries[number], weight, self._excerpt(self.entries[number], stems), read_as)
            for number, weight in ranked
            if weight >= WORTH_SHOWING * ranked[0][1]
        ]

    def _as_typed(self, number: int, typed: list[str]) -> int:
        """How many words stand in the title in the very form: of "rights" and "right now", the first."""
        titled = set(words_of(self.entries[number].title))
        return sum(word in titled for word in typed)

    def suggest(self, beginning: str, limit: int) -> list[str]:
        """Titles in which every word stands, the last one perhaps only begun."""
        *whole, last = words_of(beginning) or [""]
        if not last:
            return []
        found: list[str] = []
        for entry in self.entries:
            there = words_of(entry.title)
            if all(word in there for word in whole) and any(word.startswith(last) for word in there):
                found.append(entry.title)
        if not found:
            found = [hit.entry.title for hit in self.find(beginning, limit)]
        return list(dict.fromkeys(found))[:limit]

    def _meant(self, word: str) -> _Meant:
        root = self._words.get(word) or stemmer_of(self.language)(word)
        if root in self._where:
            return _Meant({root: 1}, word)
        begun = self._beginning_with(word)
        if begun:
            return _Meant({self._words[each]: AS_BEGINNING for each in begun}, word)
        near = nearly(word, self._sorted) or self._with_a_form_near(root)
        return _Meant({self._words[each]: AS_SLIP for each in near}, near[0] if near else word)

    def _with_a_form_near(self, root: str) -> list[str]:
        """A slip in another form of a word: "avvocto" where "avvocata" stands. One word for each stem."""
        roots = {self._words[word]: word for word in reversed(self._sorted)}
        return [roots[each] for each in nearly(root, list(roots))]

    def _beginning_with(self, word: str) -> list[str]:
        if len(word) < BEGINNING_FROM:
            return []
        start = bisect_left(self._sorted, word)
        end = bisect_left(self._sorted, f"{word}\uffff")
        return self._sorted[start:end]

    def _rarity(self, word: _Meant) -> float:
        """A word of every text says nothing; one that stands nowhere asks for something that is not here."""
        there = {number for root in word.stems for number in self._where[root]}
        return math.log(1 + len(self.entries) / len(there)) ** RARE_COUNTS if there else 0

    def _excerpt(self, entry: Entry, stems: set[str]) -> str:
        """The sentence in which it stands, or the beginning; not its title once more."""
        lines = [line.strip() for line in entry.text.splitlines()]
        sentences = [line for line in lines if line and line != entry.title]
        for sentence in sentences:
            if any(self._words[word] in stems for word in words_of(sentence)):
                return shortened(sentence)
        return shortened(sentences[0]) if sentences else ""


def shortened(text: str) -> str:
    """At the end of a word."""
    if len(text) <= EXCERPT:
        return text
    return f"{text[:EXCERPT].rsplit(maxsplit=1)[0].rstrip('.,;:')} …"
