"""Asking her whether somebody may see a part of her plan."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lms.core.plain_words import PlainForm
from lms.organisations.models import Membership, Role
from lms.pathways.circle.parts import BY_ROLE, in_order
from lms.pathways.enums import Theme


class AskForm(PlainForm):
    """`role` says which parts can be asked for at all."""

    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Which parts"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one part.")},
    )
    why = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=200,
        help_text=gettext_lazy("She reads this before she says yes or no. One sentence about the work."),
    )

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themes"].choices = [
            (theme, Theme(theme).label) for theme in in_order(BY_ROLE.get(role, ()))
        ]


class ColleagueForm(PlainForm):
    """A colleague of one's own organisation, in one of her roles there."""

    who = forms.ChoiceField(label=gettext_lazy("Who"))
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Which parts"),
        choices=Theme.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one part.")},
    )
    why = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=200,
        help_text=gettext_lazy("She reads this before she says yes or no. One sentence about the work."),
    )

    def __init__(self, *args: Any, memberships: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.memberships = {str(row.uuid): row for row in memberships}
        self.fields["who"].choices = [
            ("", gettext_lazy("Choose")),
            *((key, f"{_name(row)} ({Role(row.role).label})") for key, row in self.memberships.items()),
        ]

    @property
    def membership(self) -> Membership:
        return self.memberships[self.cleaned_data["who"]]


def _name(row: Membership) -> str:
    return row.person.get_full_name() or row.person.get_username()
