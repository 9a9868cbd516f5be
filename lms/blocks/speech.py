"""Content blocks about words and how they are said: a picture dictionary, a dialogue, two languages beside
each other.

What is said in another language than the page's carries its own `lang` and `dir`, whatever the page is
translated into: the words to learn stay what they are, what explains them is translated.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock, StructValue

from lms.blocks.content import ContentBlock, Recording
from lms.blocks.pictures import DescribedImageBlock
from lms.blocks.renditions import made
from lms.core.languages import site_languages
from lms.core.texts import Text

SMALL_PICTURE = "width-320|format-webp|webpquality-72"


def _languages() -> list[tuple[str, str]]:
    return site_languages()


class LanguageBlock(ChoiceBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": _languages, **kwargs})


def _in(language: str, words: str) -> Text:
    return Text(words, language)


class Sized(StructBlock):
    """A part with a picture and a recording of its own."""

    def bytes_beside(self, value: StructValue) -> int:
        audio, picture = value.get("audio"), value.get("picture")
        shown = made(picture, SMALL_PICTURE) if picture else None
        return ((audio.file_size or 0) if audio else 0) + (shown.file.size if shown else 0)


class OfParts(ContentBlock):
    """`parts` names its list; each part counts what is fetched for it."""

    parts: str

    def bytes_beside(self, value: Any) -> int:
        part = self.child_blocks[self.parts].child_block
        return sum(part.bytes_beside(each) for each in value[self.parts])


class WordBlock(Sized):
    word = CharBlock(max_length=80, label=_("Word"))
    meaning = CharBlock(required=False, max_length=160, label=_("What it means"))
    picture = DescribedImageBlock(required=False, label=_("Picture"))
    audio: Any = Recording(required=False, help_text=_("The word, spoken. It plays when she taps “Listen”."))


class DictionaryBlock(OfParts):
    """`language` is that of the words, in every translation of the page; meanings are translated."""

    parts = "words"
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    language = LanguageBlock(label=_("The words are in"))
    words = ListBlock(WordBlock(), label=_("Words to learn"), min_num=1)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        entries = [
            {
                "word": _in(value["language"], entry["word"]),
                "meaning": entry["meaning"],
                "picture": entry["picture"],
                "audio": entry["audio"],
            }
            for entry in value["words"]
        ]
        return {**super().get_context(value, parent_context=parent_context), "entries": entries}

    class Meta:
        icon = "openquote"
        group = _("Language")
        label = _("Picture dictionary")
        description = _("Words with a picture, how they sound, and what they mean.")
        template = "lms/blocks/dictionary.html"
        preview_value = {
            "heading": "In the kitchen",
            "language": "it",
            "words": [
                {"word": "il coltello", "meaning": "knife", "picture": None, "audio": None},
                {"word": "il tagliere", "meaning": "cutting board", "picture": None, "audio": None},
            ],
        }


class LineBlock(StructBlock):
    speaker = CharBlock(max_length=60, label=_("Who speaks"))
    text = CharBlock(max_length=300, label=_("What she or he says"))


class DialogueBlock(ContentBlock):
    """One recording for all of it. Whoever speaks first stands at the edge, the others further in."""

    title = CharBlock(max_length=120, label=_("Title"))
    audio: Any = Recording(required=False)
    lines = ListBlock(LineBlock(), label=_("What they say"), min_num=2)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        first = value["lines"][0]["speaker"] if value["lines"] else ""
        said = [
            {"speaker": line["speaker"], "text": line["text"], "is_other": line["speaker"] != first}
            for line in value["lines"]
        ]
        return {**super().get_context(value, parent_context=parent_context), "said": said}

    class Meta:
        icon = "comment"
        group = _("Language")
        label = _("Dialogue")
        description = _("Two or more people talk. To be read and heard.")
        template = "lms/blocks/dialogue.html"
        preview_value = {
            "title": "At the kitchen door",
            "audio": None,
            "lines": [
                {"speaker": "Amina", "text": "Good morning. I start today."},
                {"speaker": "Chef", "text": "Good morning! Come in. Your apron hangs there."},
            ],
        }


class PairBlock(Sized):
    here = CharBlock(max_length=300, label=_("In the language of the page"))
    there = CharBlock(max_length=300, label=_("In the other language"))
    audio: Any = Recording(
        required=False,
        help_text=_("The sentence in the other language, spoken. It plays when she taps “Listen”."),
    )


class TwoLanguagesBlock(OfParts):
    """`language` is that of what stands beside, in every translation of the page."""

    parts = "pairs"
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    language = LanguageBlock(label=_("The other language"))
    pairs = ListBlock(PairBlock(), label=_("Sentences"), min_num=1)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        pairs = [
            {"here": pair["here"], "there": _in(value["language"], pair["there"]), "audio": pair["audio"]}
            for pair in value["pairs"]
        ]
        return {**super().get_context(value, parent_context=parent_context), "pairs": pairs}

    class Meta:
        icon = "globe"
        group = _("Language")
        label = _("Two languages")
        description = _("The same sentences in two languages, beside each other.")
        template = "lms/blocks/two_languages.html"
        preview_value = {
            "heading": "Saying that you do not know",
            "language": "it",
            "pairs": [
                {"here": "Can you show me, please?", "there": "Me lo fa vedere, per favore?", "audio": None},
                {"here": "I have not understood.", "there": "Non ho capito.", "audio": None},
            ],
        }
