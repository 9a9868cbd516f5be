"""The kinds of lesson block every site has: the shared content blocks (lms.blocks.content), as lessons use
them.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from lms.blocks import contact, content
from lms.contracts.lesson_block import LessonBlock, PublishedBlock, register


class ContentLessonBlock(LessonBlock):
    """Stands before a shared content block, which renders itself."""

    rendered: Callable[..., tuple[str, int]]

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        html, size = self.rendered(value, language=language)
        return PublishedBlock(self.name, html, size=size)


@register
class TextBlock(ContentLessonBlock, content.TextBlock):
    name = "text"
    heading = None
    text_class = "lead"

    class Meta:
        description = _("A few short sentences, with a recording of them.")
        preview_value = {
            "text": "<p>Each food has its own board. So germs from raw meat never reach the salad.</p>"
        }


@register
class PictureBlock(ContentLessonBlock, content.PictureBlock):
    name = "picture"


@register
class AudioBlock(ContentLessonBlock, content.SoundBlock):
    name = "audio"


@register
class CalloutBlock(ContentLessonBlock, content.NoteBlock):
    name = "callout"

    class Meta:
        label = _("Call-out")
        description = _("One thing to remember, set apart from the text.")
        preview_value = {
            "tone": "tip",
            "title": "No blue plaster?",
            "text": "<p>Ask for the first-aid box. It hangs near the door.</p>",
        }


@register
class StepsBlock(ContentLessonBlock, content.StepsBlock):
    name = "steps"


@register
class ChecklistBlock(ContentLessonBlock, content.ChecklistBlock):
    name = "checklist"


@register
class ContactBlock(LessonBlock, contact.ContactBlock):
    """Read in her own language, whatever the lesson is translated into: a contact has words of its own."""

    name = "contact"

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        return PublishedBlock(self.name, contact=str(value.uuid) if value else "")
