"""How an author writes the words of a course: each with its meaning, a picture, a sound, and the same word in
other languages.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, ListBlock, StructBlock

from lms.blocks.content import Recording
from lms.blocks.pictures import DescribedImageBlock
from lms.blocks.speech import LanguageBlock

#: What stands between the other forms of a word.
COMMAS = ",،;"


class WordElsewhereBlock(StructBlock):
    language = LanguageBlock(label=_("Language"))
    word = CharBlock(max_length=80, label=_("Word"))
    meaning = CharBlock(required=False, max_length=300, label=_("What it means"))


class WordsElsewhereBlock(ListBlock):
    """Said in other languages already: no translator is asked for it."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []


class GlossaryWordBlock(StructBlock):
    """Fields are not named twice: `forms` are the spellings in which lessons say the word."""

    word = CharBlock(max_length=80, label=_("Word"))
    meaning = CharBlock(max_length=300, label=_("What it means"), help_text=_("One short sentence."))
    forms = CharBlock(
        required=False,
        max_length=240,
        label=_("Other forms"),
        help_text=_("As lessons say it, with commas: boards, the board’s."),
    )
    picture = DescribedImageBlock(required=False, label=_("Picture"))
    audio: Any = Recording(required=False, help_text=_("The word, spoken. It plays when she taps “Listen”."))
    elsewhere = WordsElsewhereBlock(
        WordElsewhereBlock(),
        default=[],
        label=_("In other languages"),
        help_text=_(
            "Where the course is translated, its translators write the word, and theirs is shown instead."
        ),
    )

    class Meta:
        icon = "openquote"
        label = _("Word")
        form_classname = "struct-block lms-flat"


def glossary_words() -> list[tuple[str, Block]]:
    return [("word", GlossaryWordBlock())]


def forms_of(written: str) -> list[str]:
    """The forms that an author wrote with commas between them."""
    for comma in COMMAS:
        written = written.replace(comma, ",")
    return [form for form in (" ".join(each.split()) for each in written.split(",")) if form]
