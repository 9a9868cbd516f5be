"""Choosing one thing that something written leads to."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock

from lms.contracts import destination
from lms.contracts.destination import Named

#: What Django's list takes: (heading, [(stored, shown)]).
Grouped = list[tuple[str, list[tuple[str, str]]]]


def destinations() -> Grouped:
    """What one may lead to, under the kinds of things, for a list to choose from."""
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
    """One thing to lead to (lms.contracts.destination). What was chosen stays when its thing is withdrawn.

    The list is read where somebody chooses from it and nowhere else: reading or saving thirty of them asks
    for nothing of it.
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
