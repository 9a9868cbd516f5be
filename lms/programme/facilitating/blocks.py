"""The steps of a session plan."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, IntegerBlock, RichTextBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

STEP_AT_MOST = 180


class StepBlock(StructBlock):
    minutes = IntegerBlock(
        label=_("Minutes"), validators=[MinValueValidator(1), MaxValueValidator(STEP_AT_MOST)], default=10
    )
    heading = CharBlock(max_length=80, label=_("What happens"))
    text = RichTextBlock(features=["bold", "italic", "ul", "ol"], label=_("How"))
    words = PlainTextBlock(
        required=False, label=_("Words you can use"), help_text=_("As you would say them to the group.")
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("A part of the session, how long it takes, and words for it.")
        template = "lms_programme/facilitating/step.html"
        preview_template = "lms_programme/facilitating/preview.html"
        preview_value = {
            "minutes": 10,
            "heading": "Arriving",
            "text": "<p>Chairs in a circle, water on the table, the door ajar.</p>",
            "words": "Whoever wants to leave the room leaves. You need no reason.",
        }


def plan_steps() -> list[tuple[str, Block]]:
    return [("step", StepBlock())]


def material() -> list[tuple[str, Block]]:
    return [("thing", CharBlock(max_length=120, label=_("Thing"), icon="tag"))]
