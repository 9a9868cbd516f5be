"""What a plan's template is written with: stages, with goals and steps to suggest."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, ChoiceBlock, IntegerBlock, ListBlock, StructBlock

from lms.blocks.destinations import DestinationBlock
from lms.pathways.enums import Helps, Theme

LONGEST = 160


class StepBlock(StructBlock):
    words = CharBlock(
        label=_("Step"),
        max_length=LONGEST,
        help_text=_("One thing to do, in her words: “Ask for …”, “Take …”."),
    )
    detail = CharBlock(
        label=_("What helps"), required=False, max_length=250, help_text=_("In one or two short sentences.")
    )
    minutes = IntegerBlock(label=_("Minutes"), required=False, min_value=1, max_value=600)
    leads_to = DestinationBlock(
        label=_("Leads to"),
        help_text=_("What she does there ticks the step by itself."),
    )
    helps = ChoiceBlock(label=_("Who may help"), choices=Helps.choices, required=False)

    class Meta:
        icon = "check"
        label = _("Step")
        label_format = "{words}"


class StageBlock(StructBlock):
    theme = ChoiceBlock(
        label=_("About"), choices=Theme.choices, help_text=_("She says who sees which of these.")
    )
    title = CharBlock(label=_("Title"), max_length=80)
    goals = ListBlock(CharBlock(label=_("Goal"), max_length=LONGEST), label=_("Goals to suggest"), default=[])
    steps = ListBlock(StepBlock(), label=_("Steps to suggest"), default=[], collapsed=True)

    class Meta:
        icon = "list-ul"
        label = _("Stage")
        label_format = "{title}"
        description = _("A part of the way, with what one may want and do there.")
        preview_value = {
            "theme": "papers",
            "title": "My papers",
            "goals": ["I know which papers I have, and which I need."],
            "steps": [{"words": "Put all my papers into one folder.", "detail": "", "minutes": 20}],
        }


def stages() -> list[tuple[str, Block]]:
    return [("stage", StageBlock())]
