"""The content blocks that lessons, guides and every other authored page share, each with its template.

A page takes a block as it is, or a subclass that leaves fields out (`heading = None`) and says where it
stands in the editor's menu (`Meta.group`). What an author stored stays readable: names of fields never
change.
"""

from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

from lms.blocks.pictures import DescribedImageBlock
from lms.blocks.recordings import RecordingChooserBlock
from lms.blocks.renditions import made
from lms.blocks.sound import language_spoken

FEATURES = ["h3", "bold", "italic", "ul", "ol", "link"]
FEW_FEATURES = ["bold", "italic", "ul", "link"]
PICTURE_FILTER = "width-720|format-webp|webpquality-72"


class Recording(RecordingChooserBlock):
    class Meta:
        icon = "media"
        label = _("Recording")
        help_text = _("The same words, spoken. It plays when she taps “Listen”.")


class ContentBlock(StructBlock):
    """A block whose template shows the same to everybody, in a page or published on its own."""

    def rendered(self, value: Any, *, language: str) -> tuple[str, int]:
        """The block as HTML in `language`, and how many bytes are fetched beside it."""
        size = self.bytes_beside(value)
        with translation.override(language):
            html = render_to_string(self.meta.template, self.get_context(value))
        return html.strip(), size

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "spoken_in": language_spoken(value)}

    def bytes_beside(self, value: Any) -> int:
        audio = value.get("audio")
        return (audio.file_size or 0) if audio else 0

    class Meta:
        group = _("Show")
        preview_template = "lms/blocks/preview.html"


class TextBlock(ContentBlock):
    """`text_class` is put on the words: "lead" where they are all there is to read."""

    text_class = ""
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    text = RichTextBlock(features=FEATURES, label=_("Text"))
    audio: Any = Recording(required=False)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context=parent_context), "text_class": self.text_class}

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("A heading and a few short paragraphs.")
        template = "lms/blocks/text.html"
        preview_value = {
            "heading": "The first morning",
            "text": "<p>Meet her at the door. Show where to change, where to eat, and whom to ask.</p>",
        }


class PictureBlock(ContentBlock):
    picture = DescribedImageBlock(label=_("Picture"))
    caption = CharBlock(required=False, max_length=160, label=_("Caption"))

    def rendered(self, value: Any, *, language: str) -> tuple[str, int]:
        """Nothing for a picture that is gone from the library."""
        picture = value.get("picture")
        shown = picture and made(picture, PICTURE_FILTER)
        return super().rendered(value, language=language) if shown else ("", 0)

    def bytes_beside(self, value: Any) -> int:
        """Makes the picture that the template shows."""
        return made(value["picture"], PICTURE_FILTER).file.size

    class Meta:
        icon = "image"
        label = _("Picture")
        preview_template = "lms/blocks/preview_picture.html"
        description = _("A picture with a sentence for those who cannot see it.")
        template = "lms/blocks/picture.html"


class SoundBlock(ContentBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    audio: Any = Recording(required=False)
    transcript = PlainTextBlock(label=_("The same in writing"))

    class Meta:
        icon = "media"
        label = _("Sound")
        description = _("A recording worth hearing on its own: a dialogue, a sentence to say.")
        template = "lms/blocks/sound.html"
        preview_value = {
            "title": "At the kitchen door",
            "transcript": "– Good morning. – Good morning, chef.",
        }


class NoteBlock(ContentBlock):
    tone = ChoiceBlock(
        choices=[("tip", _("Tip")), ("note", _("Note")), ("care", _("Take care"))],
        default="tip",
        label=_("Kind"),
    )
    title = CharBlock(max_length=80, required=False, label=_("Title"))
    text = RichTextBlock(features=FEW_FEATURES, label=_("Text"))
    audio: Any = Recording(required=False)

    class Meta:
        icon = "info-circle"
        label = _("Note")
        description = _("One thing to remember, set apart.")
        template = "lms/blocks/note.html"
        preview_value = {
            "tone": "tip",
            "text": "<p>Written tasks with a picture save you from saying things twice.</p>",
        }


class StepsBlock(ContentBlock):
    heading = CharBlock(max_length=120, label=_("Heading"))
    steps = ListBlock(CharBlock(max_length=200, label=_("Step")), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do, one thing after the other.")
        template = "lms/blocks/steps.html"
        preview_value = {
            "heading": "Washing your hands",
            "steps": ["Wet your hands", "Soap for twenty seconds", "Rinse and dry"],
        }


class ChecklistBlock(ContentBlock):
    heading = CharBlock(max_length=120, label=_("Heading"))
    points = ListBlock(CharBlock(max_length=200, label=_("Point")), label=_("Points"), min_num=1)

    class Meta:
        icon = "check"
        label = _("Checklist")
        description = _("Points to tick, on paper too.")
        template = "lms/blocks/checklist.html"
        preview_value = {
            "heading": "Before the first day",
            "points": ["Contract in writing", "Work clothes in her size"],
        }


class RowBlock(StructBlock):
    first = CharBlock(max_length=120, label=_("First column"))
    second = CharBlock(max_length=160, label=_("Second column"))
    third = CharBlock(required=False, max_length=160, label=_("Third column"))

    def cells(self, value: Any, columns: int) -> list[str]:
        return [value[name] for name in list(self.child_blocks)[:columns]]


class TableBlock(ContentBlock):
    """Two columns, or three where something stands in the third: more do not fit a phone."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    columns = StructBlock(
        [
            ("first", CharBlock(required=False, max_length=60, label=_("First column"))),
            ("second", CharBlock(required=False, max_length=60, label=_("Second column"))),
            ("third", CharBlock(required=False, max_length=60, label=_("Third column"))),
        ],
        label=_("Names of the columns"),
    )
    rows = ListBlock(RowBlock(), label=_("Rows"), min_num=1)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        named = [value["columns"][name] for name in ("first", "second", "third")]
        row = self.child_blocks["rows"].child_block
        columns = 3 if named[2] or any(each["third"] for each in value["rows"]) else 2
        return {
            **super().get_context(value, parent_context=parent_context),
            "head": named[:columns] if any(named) else [],
            "rows": [row.cells(each, columns) for each in value["rows"]],
        }

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Two or three columns, as many rows as you like.")
        template = "lms/blocks/table.html"
        preview_value = {
            "heading": "Which board for what",
            "columns": {"first": "Board", "second": "Food", "third": ""},
            "rows": [
                {"first": "Red", "second": "Raw meat", "third": ""},
                {"first": "Green", "second": "Salad and fruit", "third": ""},
            ],
        }


class FoldedBlock(StructBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    text = RichTextBlock(features=FEW_FEATURES, label=_("Text"))


class AccordionBlock(ContentBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    parts = ListBlock(FoldedBlock(), label=_("Parts"), min_num=1)

    class Meta:
        icon = "collapse-down"
        label = _("To open")
        description = _("Titles that open when she taps them. For what not everybody needs.")
        template = "lms/blocks/accordion.html"
        preview_value = {
            "heading": "",
            "parts": [
                {"title": "What if I cut myself?", "text": "<p>Stop, wash it, cover it. Tell somebody.</p>"},
                {"title": "What if there is no blue board?", "text": "<p>Wash the one you have first.</p>"},
            ],
        }
