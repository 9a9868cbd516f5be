"""What a guide is made of. Each block prints as it reads: one idea, short, safe in one ink."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock, StructValue
from wagtail.images.blocks import ImageBlock

from lms.intake.html import rich_text

FEATURES = ["h3", "bold", "italic", "ul", "ol", "link"]
PREVIEW = "employers_materials/blocks/preview.html"


class CleanText(StructValue):
    @property
    def html(self) -> str:
        return rich_text(self["text"])


class TextBlock(StructBlock):
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    text = RichTextBlock(features=FEATURES, label=_("Text"))

    class Meta:
        icon = "pilcrow"
        group = _("Say")
        label = _("Text")
        description = _("A heading and a few short paragraphs.")
        template = "employers_materials/blocks/text.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "The first morning",
            "text": "<p>Meet her at the door. Show where to change, where to eat, and whom to ask.</p>",
        }
        value_class = CleanText


class ChecklistBlock(StructBlock):
    heading = CharBlock(max_length=120, label=_("Heading"))
    points = ListBlock(CharBlock(max_length=200, label=_("Point")), label=_("Points"), min_num=1)

    class Meta:
        icon = "tick"
        group = _("Do")
        label = _("Checklist")
        description = _("Points to tick, on paper too.")
        template = "employers_materials/blocks/checklist.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "Before the first day",
            "points": ["Contract in writing", "Work clothes in her size"],
        }


class PairsBlock(StructBlock):
    """Two columns: what helps, and what does not."""

    heading = CharBlock(max_length=120, label=_("Heading"))
    helps = ListBlock(CharBlock(max_length=200, label=_("Point")), label=_("This helps"), min_num=1)
    hinders = ListBlock(CharBlock(max_length=200, label=_("Point")), label=_("Better not"), min_num=1)

    class Meta:
        icon = "list-ul"
        group = _("Do")
        label = _("This helps, better not")
        description = _("Two short lists side by side.")
        template = "employers_materials/blocks/pairs.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "In the interview",
            "helps": ["Ask to see her work"],
            "hinders": ["Questions about private life"],
        }


class NoteBlock(StructBlock):
    tone = ChoiceBlock(choices=[("tip", _("Tip")), ("care", _("Take care"))], default="tip", label=_("Kind"))
    text = RichTextBlock(features=["bold", "italic", "link"], label=_("Text"))

    class Meta:
        icon = "info-circle"
        group = _("Say")
        label = _("Note")
        description = _("One thing to remember, set apart.")
        template = "employers_materials/blocks/note.html"
        preview_template = PREVIEW
        preview_value = {
            "tone": "tip",
            "text": "<p>Written tasks with a picture save you from saying things twice.</p>",
        }
        value_class = CleanText


class PictureBlock(StructBlock):
    picture = ImageBlock(label=_("Picture"))
    caption = CharBlock(required=False, max_length=160, label=_("Caption"))

    class Meta:
        icon = "image"
        group = _("Say")
        label = _("Picture")
        description = _("A picture with a sentence for those who cannot see it. It is left out on paper.")
        template = "employers_materials/blocks/picture.html"
        preview_template = PREVIEW


def guide_body() -> list[tuple[str, Block]]:
    return [
        ("text", TextBlock()),
        ("checklist", ChecklistBlock()),
        ("pairs", PairsBlock()),
        ("note", NoteBlock()),
        ("picture", PictureBlock()),
    ]
