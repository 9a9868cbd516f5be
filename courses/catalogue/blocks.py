"""The kinds of lesson block every site has: the shared content blocks (lms.blocks.content), as lessons use
them.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lms.blocks import content
from lms.blocks.content import ContentBlock
from lms.contracts import lesson_block
from lms.contracts.lesson_block import LessonBlock, PublishedBlock


class TextBlockForm(content.TextBlock):
    heading = None
    text_class = "lead"

    class Meta:
        description = _("A few short sentences, with a recording of them.")
        preview_value = {
            "text": "<p>Each food has its own board. So germs from raw meat never reach the salad.</p>"
        }


class CalloutBlockForm(content.NoteBlock):
    class Meta:
        label = _("Call-out")
        description = _("One thing to remember, set apart from the text.")
        preview_value = {
            "tone": "tip",
            "title": "No blue plaster?",
            "text": "<p>Ask for the first-aid box. It hangs near the door.</p>",
        }


class ContentLessonBlock(LessonBlock):
    """A shared content block in a lesson. `block` is its class."""

    block: type[ContentBlock]

    def get_block(self) -> ContentBlock:
        return self.block()

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        html, size = self.get_block().publish(value, language=language)
        return PublishedBlock(self.name, html, size=size)


@lesson_block.register
class TextLessonBlock(ContentLessonBlock):
    name = "text"
    block = TextBlockForm


@lesson_block.register
class PictureLessonBlock(ContentLessonBlock):
    name = "picture"
    block = content.PictureBlock


@lesson_block.register
class AudioLessonBlock(ContentLessonBlock):
    name = "audio"
    block = content.SoundBlock


@lesson_block.register
class CalloutLessonBlock(ContentLessonBlock):
    name = "callout"
    block = CalloutBlockForm


@lesson_block.register
class StepsLessonBlock(ContentLessonBlock):
    name = "steps"
    block = content.StepsBlock


@lesson_block.register
class ChecklistLessonBlock(ContentLessonBlock):
    name = "checklist"
    block = content.ChecklistBlock
