"""The kinds of lesson block every site has: the shared content blocks (lms.blocks.content), as lessons use
them.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StaticBlock, StructBlock

from lms.blocks import contact, content, doing, speech, watching
from lms.blocks.destinations import DestinationBlock
from lms.contracts.destination import Place
from lms.contracts.lesson_block import LessonBlock, PublishedBlock, register
from lms.messaging.destinations import ASKING


class ContentLessonBlock(LessonBlock):
    """Stands before a shared content block, which renders itself."""

    rendered: Callable[..., tuple[str, int]]

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        html, size = self.rendered(value, language=language)
        return PublishedBlock(self.name, html, size=size)


@register
class TextBlock(ContentLessonBlock, content.TextBlock):
    name = "text"
    first = 1
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
    first = 2


@register
class AudioBlock(ContentLessonBlock, content.SoundBlock):
    name = "audio"
    first = 3


@register
class CalloutBlock(ContentLessonBlock, content.NoteBlock):
    name = "callout"
    first = 5

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
    first = 6


@register
class ChecklistBlock(ContentLessonBlock, content.ChecklistBlock):
    name = "checklist"


@register
class ContactBlock(LessonBlock, contact.ContactBlock):
    """Read in her own language, whatever the lesson is translated into: a contact has words of its own."""

    name = "contact"

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        return PublishedBlock(self.name, contact=str(value.uuid) if value else "")


@register
class TableBlock(ContentLessonBlock, content.TableBlock):
    name = "table"


@register
class AccordionBlock(ContentLessonBlock, content.AccordionBlock):
    name = "accordion"


@register
class VideoBlock(ContentLessonBlock, watching.VideoBlock):
    name = "video"


@register
class DownloadBlock(ContentLessonBlock, doing.DownloadBlock):
    name = "download"


@register
class ReflectionBlock(ContentLessonBlock, doing.ReflectionBlock):
    name = "reflection"


@register
class PauseBlock(ContentLessonBlock, doing.PauseBlock):
    """Its own steps stand wherever the lesson is read, also where no room brings the tool beside them."""

    name = "pause"
    leads_to = DestinationBlock(
        label=_("A tool beside it"),
        help_text=_("Under “Good to know”, where there is one. Else the steps stand alone."),
    )

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        return replace(super().publish(value, language=language), leads_to=value["leads_to"])


@register
class DictionaryBlock(ContentLessonBlock, speech.DictionaryBlock):
    name = "dictionary"


@register
class DialogueBlock(ContentLessonBlock, speech.DialogueBlock):
    name = "dialogue"


@register
class TwoLanguagesBlock(ContentLessonBlock, speech.TwoLanguagesBlock):
    name = "two_languages"


class Leading(LessonBlock):
    """Only what it names is kept: what it is called and where she finds it is looked up when she reads."""

    example: tuple[str, str | Promise, str | Promise]

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        icon, title, label = self.example
        place = Place(kind="", uuid=UUID(int=0), label=str(label), icon=icon, title=str(title), url="#main")
        return {**(parent_context or {}), "place": place}


@register
class LeadsToBlock(Leading, StructBlock):
    name = "leads_to"
    example = "book", _("Your first day at work"), _("Lesson")
    leads_to = DestinationBlock(label=_("Leads to"))

    class Meta:
        icon = "link"
        group = _("Lead on")
        label = _("Link")
        description = _(
            "Leads to a module, a lesson or something good to know. The title is always the newest."
        )
        preview_template = "courses/catalogue/preview_leads_to.html"
        preview_value = {"leads_to": ""}

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        return PublishedBlock(self.name, leads_to=value["leads_to"])


@register
class AskBlock(Leading, StaticBlock):
    name = "ask"
    example = "people", _("I need help"), _("Write to your trainer.")

    class Meta:
        icon = "comment"
        group = _("Lead on")
        label = _("Ask for help")
        admin_text = _("She gets to the page where she writes to her trainer.")
        description = _("Leads to the page where she writes to her trainer.")
        preview_template = "courses/catalogue/preview_leads_to.html"
        preview_value = None

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        return PublishedBlock(self.name, leads_to=f"ask:{ASKING}")
