"""A story as it is read: what she agreed to, in the reader's language where that is there."""

import math
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.core.texts import Text, in_a_row
from lms.stories.told.enums import Before, Shelf
from lms.stories.told.models import Story

#: So many words are read in a minute, without haste.
WORDS_A_MINUTE = 150
BEGINNING = 160


def paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text.splitlines() if each.strip()]


class ShownStory:
    """`words` of the story are those that were checked (queries.with_words)."""

    def __init__(self, story: Story) -> None:
        self.story, self.uuid = story, story.uuid

    @cached_property
    def _said(self) -> Any:
        """The row that says it in the language of the page; the story itself where there is none."""
        wanted = (get_language() or "").split("-", maxsplit=1)[0]
        if wanted == self.story.language:
            return self.story
        return next((each for each in self.story.words.all() if each.language == wanted), self.story)

    @property
    def language(self) -> str:
        return self._said.language

    @property
    def is_translated(self) -> bool:
        return self._said is not self.story

    @property
    def title(self) -> str:
        said = self.story.shown_title if self._said is self.story else self._said.title
        return Text(said, self.language) if said else str(_("Without a title"))

    @property
    def text(self) -> str:
        return self.story.shown_text if self._said is self.story else self._said.text

    @property
    def paragraphs(self) -> list[Text]:
        return [Text(each, self.language) for each in paragraphs(self.text)]

    @property
    def beginning(self) -> Text:
        """As much of the first paragraph as is read on a shelf."""
        first = next(iter(paragraphs(self.text)), "")
        short = first if len(first) <= BEGINNING else first[:BEGINNING].rsplit(" ", 1)[0] + " …"
        return Text(short, self.language)

    @property
    def minutes(self) -> int:
        return max(1, math.ceil(len(self.text.split()) / WORDS_A_MINUTE))

    @property
    def by(self) -> str:
        return self.story.by_name

    @property
    def before(self) -> str:
        """What is told of before one reads."""
        return in_a_row(str(Before(each).label) for each in self.story.before if each in Before.values)

    @property
    def shelf(self) -> str:
        return str(Shelf(self.story.shelf).label) if self.story.shelf else ""

    @property
    def picture_words(self) -> Text:
        return Text(self.story.picture_words, self.story.language)

    @property
    def has_picture(self) -> bool:
        return self.story.with_picture and bool(self.story.picture)
