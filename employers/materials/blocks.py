"""What a guide is made of: the shared content blocks (lms.blocks.content) without sound, because a guide is
printed as it reads, and two columns of its own.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, ListBlock

from lms.blocks import content


class TextBlock(content.TextBlock):
    audio = None

    class Meta:
        group = _("Say")


class StepsBlock(content.StepsBlock):
    class Meta:
        group = _("Do")


class ChecklistBlock(content.ChecklistBlock):
    class Meta:
        group = _("Do")


class PairsBlock(content.ContentBlock):
    """Two columns: what helps, and what does not."""

    heading = CharBlock(max_length=120, label=_("Heading"))
    helps = ListBlock(CharBlock(max_length=200, label=_("Point")), label=_("This helps"), min_num=1)
    hinders = ListBlock(CharBlock(max_length=200, label=_("Point")), label=_("Better avoided"), min_num=1)

    class Meta:
        icon = "list-ul"
        group = _("Do")
        label = _("This helps, better avoided")
        description = _("Two short lists side by side.")
        template = "employers_materials/blocks/pairs.html"
        preview_template = "employers_materials/blocks/preview.html"
        preview_value = {
            "heading": "In the interview",
            "helps": ["Ask to see her work"],
            "hinders": ["Questions about private life"],
        }


class NoteBlock(content.NoteBlock):
    audio = None

    class Meta:
        group = _("Say")


class PictureBlock(content.PictureBlock):
    class Meta:
        group = _("Say")
        description = _("A picture with a sentence for those who cannot see it. It is left out on paper.")


def guide_body() -> list[tuple[str, Block]]:
    return [
        ("text", TextBlock()),
        ("steps", StepsBlock()),
        ("checklist", ChecklistBlock()),
        ("pairs", PairsBlock()),
        ("note", NoteBlock()),
        ("picture", PictureBlock()),
    ]
