"""Words that lessons do without, each with what to say instead, and words that are hard to read unprepared.

The lists stand in lists/<which>/<language>.txt. The home page of a language adds words of its own, or allows
what a list would not have.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, BooleanBlock, CharBlock, StructBlock

from lms.safety.neutral.words import as_pattern, fold

LISTS = Path(__file__).parent / "lists"


class AvoidedWordBlock(StructBlock):
    word = CharBlock(max_length=80, label=_("Word"), help_text=_("* stands for any letters: fail*"))
    instead = CharBlock(required=False, max_length=120, label=_("Say instead"))
    allowed = BooleanBlock(
        required=False,
        label=_("Allow this word"),
        help_text=_("For a word that the editor would remark on, and that you want to use."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Word")


def avoided_words() -> list[tuple[str, Block]]:
    return [("word", AvoidedWordBlock())]


@cache
def listed(which: str, language: str) -> dict[str, str]:
    """{word: what to say instead}, "" where nothing is said of it."""
    path = LISTS / which / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    parts = (line.partition("=") for line in lines if line.strip() and not line.startswith("#"))
    return {word.strip(): instead.strip() for word, _sign, instead in parts}


def to_avoid(language: str, own: Iterable[Any] = ()) -> dict[str, str]:
    """With the words of a home page (`own`), which may take others out."""
    words = dict(listed("avoid", language))
    for each in own:
        if each["allowed"]:
            words.pop(each["word"].strip(), None)
        elif each["word"].strip():
            words[each["word"].strip()] = each["instead"].strip()
    return words


class Looking:
    """Looks for words of one list in many texts."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = [(re.compile(as_pattern(fold(word))), instead) for word, instead in words.items()]
        self._any = re.compile("|".join(each.pattern for each, _instead in self._words) or r"(?!)")

    def found(self, text: str) -> list[tuple[str, str]]:
        """(the word as it stands there, without accents and capitals; what to say instead)."""
        folded = fold(text)
        if not self._any.search(folded):
            return []
        return [(match[0], instead) for pattern, instead in self._words for match in pattern.finditer(folded)]
