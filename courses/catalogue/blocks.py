"""The kinds of lesson block every site has: text, picture, sound, call-out."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from lms.contracts.lesson_block import LessonBlock, PublishedBlock, register
from lms.intake.html import rich_text

FEATURES = ["h3", "bold", "italic", "ul", "ol", "link"]
PICTURE_FILTER = "width-720|format-webp|webpquality-72"


def render(kind: str, value: dict, language: str) -> str:
    with translation.override(language):
        return render_to_string(f"courses/player/blocks/{kind}.html", {"value": value}).strip()


def recording(document: Any) -> tuple[str, int]:
    return (document.url, document.file_size or 0) if document else ("", 0)


class Recording(DocumentChooserBlock):
    class Meta:
        icon = "media"
        label = _("Recording")
        help_text = _("The same words, spoken. It plays when she taps “Listen”.")


@register
class TextBlock(LessonBlock, blocks.StructBlock):
    name = "text"
    text = blocks.RichTextBlock(features=FEATURES, label=_("Text"))
    audio = Recording(required=False)

    class Meta:
        icon = "pilcrow"
        group = _("Show")
        label = _("Text")
        description = _("A few short sentences, with a recording of them.")
        preview_value = {
            "text": "<p>Each food has its own board. So germs from raw meat never reach the salad.</p>"
        }
        preview_template = "courses/player/blocks/preview.html"

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        audio_url, size = recording(value.get("audio"))
        facts = {"html": rich_text(value["text"]), "audio_url": audio_url}
        return PublishedBlock(self.name, render(self.name, facts, language), size=size)


@register
class PictureBlock(LessonBlock, blocks.StructBlock):
    name = "picture"
    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=160, label=_("Caption"))

    class Meta:
        icon = "image"
        group = _("Show")
        label = _("Picture")
        description = _("A picture with a sentence for those who cannot see it.")
        preview_template = "courses/player/blocks/preview.html"

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        image = value["picture"]
        if not image:
            return PublishedBlock(self.name)
        rendition = image.get_rendition(PICTURE_FILTER)
        alt = (
            ""
            if getattr(image, "decorative", False)
            else getattr(image, "contextual_alt_text", None) or image.default_alt_text
        )
        facts = {
            "url": rendition.url,
            "width": rendition.width,
            "height": rendition.height,
            "alt": alt,
            "caption": value.get("caption") or "",
        }
        return PublishedBlock(self.name, render(self.name, facts, language), size=rendition.file.size)


@register
class AudioBlock(LessonBlock, blocks.StructBlock):
    name = "audio"
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    audio = Recording(required=False)
    transcript = blocks.TextBlock(label=_("The same in writing"))

    class Meta:
        icon = "media"
        group = _("Show")
        label = _("Sound")
        description = _("A recording worth hearing on its own: a dialogue, a sentence to say.")
        preview_value = {
            "title": "At the kitchen door",
            "transcript": "– Good morning. – Good morning, chef.",
        }
        preview_template = "courses/player/blocks/preview.html"

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        audio_url, size = recording(value.get("audio"))
        facts = {"title": value["title"], "audio_url": audio_url, "transcript": value["transcript"]}
        return PublishedBlock(self.name, render(self.name, facts, language), size=size)


@register
class CalloutBlock(LessonBlock, blocks.StructBlock):
    name = "callout"
    tone = blocks.ChoiceBlock(
        choices=[("tip", _("Tip")), ("note", _("Note")), ("care", _("Take care"))],
        default="tip",
        label=_("Kind"),
    )
    title = blocks.CharBlock(max_length=80, required=False, label=_("Title"))
    text = blocks.RichTextBlock(features=["bold", "italic", "ul", "link"], label=_("Text"))
    audio = Recording(required=False)

    class Meta:
        icon = "info-circle"
        group = _("Show")
        label = _("Call-out")
        description = _("One thing to remember, set apart from the text.")
        preview_value = {
            "tone": "tip",
            "title": "No blue plaster?",
            "text": "<p>Ask for the first-aid box. It hangs near the door.</p>",
        }
        preview_template = "courses/player/blocks/preview.html"

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        audio_url, size = recording(value.get("audio"))
        facts = {
            "tone": value["tone"],
            "title": value["title"],
            "html": rich_text(value["text"]),
            "audio_url": audio_url,
        }
        return PublishedBlock(self.name, render(self.name, facts, language), size=size)
