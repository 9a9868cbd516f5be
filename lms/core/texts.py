"""Texts that know which language they are in.

What the site says itself is in the reader's language. What people wrote is in the language they wrote it in,
and stands in for what is not translated yet. Such a text says so wherever it is shown, without being asked.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info

from lms.core.languages import written_in
from lms.core.written import comma, language_named


def direction_of(language: str) -> str:
    return "rtl" if language.split("-", maxsplit=1)[0] in settings.LANGUAGES_BIDI else "ltr"


def direction_of_words(words: str) -> str:
    """How a text of unknown language is read, by its first letter that says so; "" when none does."""
    read = {"L": "ltr", "R": "rtl", "AL": "rtl"}
    return next((read[kind] for kind in map(unicodedata.bidirectional, words) if kind in read), "")


def is_read_here(language: str) -> bool:
    """Whether the page that is being made is in this language."""
    return not language or language.split("-", maxsplit=1)[0] == written_in().split("-", maxsplit=1)[0]


def name_of(language: str) -> str:
    """What the language calls itself; its code when Django does not know it."""
    try:
        return get_language_info(language)["name_local"]
    except KeyError:
        return language


def name_here(language: str) -> str:
    """What the reader of the page calls the language, inside a sentence."""
    return language_named(language)


class Text(str):
    """A text in `language`. Shown on a page in another one it carries `lang` and `dir` of its own.

    It is a string everywhere else. What makes a new string of it (`%`, `+`, a filter) gives a plain one:
    `sentence` and `together` keep the language.
    """

    language: str

    def __new__(cls, text: str, language: str) -> "Text":
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.language

    def __html__(self) -> SafeString:
        return (
            format_html('<span lang="{}" dir="{}">{}</span>', *self._told)
            if self._is_foreign
            else conditional_escape(str(self))
        )

    def amid(self) -> SafeString:
        """In the middle of a sentence: it breaks where the sentence breaks, and begins no line of its own."""
        return (
            format_html('<span class="amid" lang="{}" dir="{}">{}</span>', *self._told)
            if self._is_foreign
            else conditional_escape(str(self))
        )

    @property
    def _is_foreign(self) -> bool:
        return bool(self) and not is_read_here(self.language)

    @property
    def _told(self) -> tuple[str, str, str]:
        return self.language, direction_of(self.language), str(self)


class Sentence(str):
    """A sentence of the site with texts in it, each in its own language."""

    html: tuple[str, dict[str, Any]]

    def __new__(cls, words: str, texts: Mapping[str, Any]) -> "Sentence":
        made = super().__new__(cls, words % texts)
        made.html = words, dict(texts)
        return made

    def __getnewargs__(self) -> tuple[str, dict[str, Any]]:  # type: ignore[override]
        return self.html

    def __html__(self) -> SafeString:
        words, texts = self.html
        shown = {
            name: text.amid() if isinstance(text, Text) else conditional_escape(text)
            for name, text in texts.items()
        }
        return mark_safe(conditional_escape(words) % shown)  # noqa: S308 - every part is escaped


def sentence(words: str, **texts: Any) -> str:
    """`words % texts`, where a text goes on saying its language."""
    return Sentence(words, texts)


def together(texts: Iterable[str], between: str = " ") -> str:
    """The texts one after the other: in their language when they share one."""
    found = [text for text in texts if text]
    languages = {language_of(text) for text in found}
    joined = between.join(found)
    return Text(joined, languages.pop()) if len(languages) == 1 and "" not in languages else joined


def in_a_row(texts: Iterable[str]) -> str:
    """The texts with commas between them: those of their language when they share one, else of the page."""
    found = [text for text in texts if text]
    languages = {language_of(text) for text in found}
    return together(found, comma(languages.pop() if len(languages) == 1 else None))


def language_of(text: Any) -> str:
    """The language a text says it is in; "" for what the site says itself."""
    return text.language if isinstance(text, Text) else ""
