"""What an author fills where a person reads or hears the answer: what to look for, one by one."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, TextBlock

MOST_CRITERIA = 6


def good() -> TextBlock:
    return TextBlock(
        required=False,
        rows=2,
        max_length=500,
        label=_("What a good answer has"),
        help_text=_("She reads it before she begins: “Say what you did, and why.”"),
    )


def criteria() -> ListBlock:
    return ListBlock(
        CharBlock(max_length=120, label=_("Looked at")),
        required=False,
        min_num=0,
        max_num=MOST_CRITERIA,
        default=[],
        label=_("What is looked at, one by one"),
        help_text=_("She reads it before and after. Each is marked right, partly or not yet. Up to six."),
    )


def grader() -> TextBlock:
    return TextBlock(
        required=False,
        rows=2,
        max_length=1000,
        label=_("For whoever reads her answer"),
        help_text=_("What to look for. Learners never see it."),
    )


def looked_at(value: Any) -> list[Any]:
    """The criteria an author wrote, without empty ones."""
    return [text for text in value["criteria"] if str(text).strip()]
