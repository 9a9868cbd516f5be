"""What a plan's template is written with: stages, with goals and steps to suggest."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, ChoiceBlock, IntegerBlock, ListBlock, StructBlock

from lms.contracts import destination
from lms.contracts.destination import Named
from lms.pathways.enums import Helps, Theme

LONGEST = 160


#: What Django's list takes: (heading, [(stored, shown)]).
Grouped = list[tuple[str, list[tuple[str, str]]]]


def destinations() -> Grouped:
    """What a step may lead to, under the kinds of things, for a list to choose from."""
    language = get_language() or ""
    groups = [
        (
            str(kind.label),
            [
                (
                    f"{kind.key}:{choice.uuid}",
                    f"{choice.title} · {choice.under}" if choice.under else choice.title,
                )
                for choice in kind.choices(language=language)
            ],
        )
        for kind in destination.kinds()
    ]
    return [(label, choices) for label, choices in groups if choices]


def named(value: str) -> Named | None:
    """What a stored choice names; None of one that is not written as one."""
    kind, _colon, uuid = (value or "").partition(":")
    try:
        return kind, UUID(uuid)
    except ValueError:
        return None


class DestinationBlock(ChoiceBlock):
    """One thing that a step leads to. What was chosen stays when its thing is withdrawn.

    The list is read where somebody chooses from it and nowhere else: reading or saving a template of thirty
    steps does not ask thirty times for everything one may lead to.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=destinations, required=False, search_index=False, **kwargs)

    def normalize_choice(self, value: Any) -> str:
        return value or ""

    def clean(self, value: Any) -> str:
        found = named(value)
        if value and not (found and destination.is_known(found[0])):
            raise ValidationError(_("Choose something from the list."))
        return value or ""


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
