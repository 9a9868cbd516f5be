"""Words that were said in one language, and what they mean in others."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language

from lms.core.languages import in_site_order
from lms.core.texts import Text


@dataclass(frozen=True, slots=True)
class Words:
    """{language: text}; `first` is the language they were said in, the others are what they mean there.

    A template writes `{{ step.words.here }}`: a text that says its language.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    first: str = ""

    def __bool__(self) -> bool:
        return any(self.texts.values())

    @property
    def here(self) -> Text:
        """In the active language, else as they were said."""
        return self.in_language(get_language() or "")

    @property
    def said(self) -> Text:
        """As they were said."""
        return self.in_language(self.first)

    def in_language(self, language: str) -> Text:
        """In `language`, else as they were said."""
        if said := self.texts.get(language):
            return Text(said, language)
        first = self.first if self.texts.get(self.first) else next(iter(self.languages), "")
        return Text(self.texts.get(first, ""), first)

    def only_in(self, language: str) -> str:
        """Nothing but what was said in `language`, for a field to write in."""
        return self.texts.get(language, "")

    @property
    def languages(self) -> list[str]:
        return in_site_order([code for code, said in self.texts.items() if said])

    @property
    def is_translated_here(self) -> bool:
        """Whether what is read in the active language is not what was said."""
        return bool(self.first) and self.in_language(get_language() or "").language != self.first
