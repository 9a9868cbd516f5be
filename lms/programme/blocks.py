"""What the pages of the programme are built of: the shared content blocks (lms.blocks.content), each with a
template of its own. What both websites would show alike can be compared (decision 19).
"""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block

from lms.blocks import contact, content

PREVIEW = "lms_programme/blocks/preview.html"


class TextBlock(content.TextBlock):
    class Meta:
        template = "lms_programme/blocks/text.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "Who we work with",
            "text": "<p>Towns, unions and small firms. Each of them brings what the others lack.</p>",
        }


class PictureBlock(content.PictureBlock):
    class Meta:
        template = "lms_programme/blocks/picture.html"
        preview_template = "lms_programme/blocks/preview_picture.html"


class SoundBlock(content.SoundBlock):
    class Meta:
        template = "lms_programme/blocks/sound.html"
        preview_template = PREVIEW
        description = _("A recording to listen to, with the same words to read.")
        preview_value = {
            "title": "A morning at the market",
            "transcript": "The stalls open at six. By nine everybody knows everybody.",
        }


class NoteBlock(content.NoteBlock):
    class Meta:
        template = "lms_programme/blocks/note.html"
        preview_template = PREVIEW
        preview_value = {"tone": "note", "text": "<p>Our next open day is in spring.</p>"}


class StepsBlock(content.StepsBlock):
    audio = content.Recording(required=False)

    class Meta:
        template = "lms_programme/blocks/steps.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "How a partner joins",
            "steps": ["Write to us", "We visit you", "We plan the first year together"],
        }


class ChecklistBlock(content.ChecklistBlock):
    class Meta:
        template = "lms_programme/blocks/checklist.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "What to bring to a first meeting",
            "points": ["Two hours", "Somebody who decides"],
        }


class ContactBlock(contact.ContactBlock):
    class Meta:
        template = "lms_programme/blocks/contact.html"
        retold_template = "lms/contacts/contact.html"
        preview_template = PREVIEW


def programme_body() -> list[tuple[str, Block]]:
    return [
        ("text", TextBlock()),
        ("picture", PictureBlock()),
        ("sound", SoundBlock()),
        ("note", NoteBlock()),
        ("steps", StepsBlock()),
        ("checklist", ChecklistBlock()),
        ("contact", ContactBlock()),
    ]
