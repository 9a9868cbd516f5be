"""What a guide is made of: the shared content blocks (lms.blocks.content) without sound, because a guide is
printed as it reads, and a few of its own.
"""

from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, ChoiceBlock, DateBlock, ListBlock, StructBlock, StructValue

from employers.materials.enums import COUNTRIES
from employers.materials.trades import Trade, occupations_to_choose, trade_of
from lms.blocks import content
from lms.core import days, written
from lms.core.reviewing import MONTHS

PREVIEW = "employers_materials/blocks/preview.html"


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
        preview_template = PREVIEW
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


class AnswerBlock(StructBlock):
    question = CharBlock(max_length=160, label=_("Question"))
    answer = CharBlock(max_length=500, label=_("The answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")


class AnswersBlock(content.ContentBlock):
    """Questions that employers ask, each with its answer."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    answers = ListBlock(AnswerBlock(), label=_("Questions and answers"), min_num=1)

    class Meta:
        icon = "help"
        group = _("Say")
        label = _("Questions and answers")
        description = _("What people ask, and a short honest answer to each.")
        template = "employers_materials/blocks/answers.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "Before the first day",
            "answers": [
                {"question": "What if it does not work out?", "answer": "Say so early, and say why."}
            ],
        }


class LawValue(StructValue):
    @property
    def country_name(self) -> str:
        return written.country(self["country"])

    @property
    def holds(self) -> bool:
        """A rule is told as long as somebody has looked at it lately (decision 58)."""
        checked = self["checked_on"]
        return bool(checked) and checked <= days.today() <= days.months_after(checked, MONTHS)


def countries_to_choose() -> list[tuple[str, str]]:
    return [(code, written.country(code)) for code in COUNTRIES]


class LawBlock(content.ContentBlock):
    """The rules of a country, with who says so and when somebody last looked."""

    country = ChoiceBlock(choices=countries_to_choose, label=_("Country"))
    points = ListBlock(CharBlock(max_length=300, label=_("Point")), label=_("Points"), min_num=1)
    source = CharBlock(
        max_length=300, label=_("Source"), help_text=_("The law with its number, and the official website.")
    )
    asks = CharBlock(max_length=200, label=_("Who answers questions"))
    checked_on = DateBlock(
        required=False,
        label=_("Checked on"),
        help_text=_("After six months readers are told whom to ask, and the points are no longer shown."),
    )

    class Meta:
        icon = "doc-full"
        group = _("Say")
        label = _("Rules of a country")
        description = _("Short points with their source and the day on which somebody checked them.")
        template = "employers_materials/blocks/law.html"
        value_class = LawValue
        preview_template = PREVIEW
        preview_value = {
            "country": "IT",
            "points": ["The contract is in writing before the first day."],
            "source": "Law 1/2000 (example)",
            "asks": "The labour inspectorate",
            "checked_on": "2026-11-01",
        }


class TaughtBlock(content.ContentBlock):
    """Written by the data: what the modules teach of what these occupations ask for."""

    heading = CharBlock(max_length=120, label=_("Heading"))
    occupations = ListBlock(
        ChoiceBlock(choices=occupations_to_choose, label=_("Occupation")),
        label=_("Occupations of the trade"),
        min_num=1,
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "trade": self.trade(value)}

    def trade(self, value: Any) -> Trade:
        return trade_of(list(value["occupations"]), get_language() or "en")

    def divided(self, value: Any) -> list[str]:
        """As it is printed where a page may end after each level."""
        context = self.get_context(value)
        whole = context["trade"]
        parts = [replace(whole, levels=[level], at_work=[]) for level in whole.levels[:-1]]
        parts.append(replace(whole, levels=whole.levels[-1:]))
        return [
            render_to_string(self.meta.template, {**context, "trade": part, "goes_on": number > 0})
            for number, part in enumerate(parts)
        ]

    class Meta:
        icon = "tick-inverse"
        group = _("Say")
        label = _("What newcomers have learned")
        description = _("A list that the modules write themselves: skills with their levels.")
        template = "employers_materials/blocks/taught.html"
        preview_template = PREVIEW
        preview_value = {"heading": "What newcomers can do", "occupations": ["kitchen-assistant"]}


def guide_body() -> list[tuple[str, Block]]:
    return [
        ("text", TextBlock()),
        ("steps", StepsBlock()),
        ("checklist", ChecklistBlock()),
        ("pairs", PairsBlock()),
        ("answers", AnswersBlock()),
        ("law", LawBlock()),
        ("taught", TaughtBlock()),
        ("note", NoteBlock()),
        ("picture", PictureBlock()),
    ]
