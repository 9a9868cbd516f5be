"""Asking her whether her plan goes to another organisation."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from lms.core import days
from lms.core.plain_words import PlainForm
from lms.organisations.models import Organisation
from lms.pathways.enums import Theme
from lms.pathways.moving.actions import check
from lms.pathways.moving.rules import OVERLAP_DAYS, places_for
from lms.pathways.plans.models import Pathway

USUAL_DAYS = 14


class HandOverForm(PlainForm):
    to_organisation = forms.ModelChoiceField(
        label=gettext_lazy("Where it goes"),
        queryset=Organisation.objects.none(),
        empty_label=gettext_lazy("Choose"),
        to_field_name="uuid",
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Which parts"),
        choices=Theme.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("What is not ticked is seen by nobody there, and by nobody here any more."),
        error_messages={"required": gettext_lazy("Choose at least one part.")},
    )
    overlap_until = forms.DateField(
        label=gettext_lazy("The last day on which you help along"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pathway = pathway
        today = days.today()
        self.fields["to_organisation"].queryset = places_for(pathway)
        field = self.fields["overlap_until"]
        field.initial = today + datetime.timedelta(days=USUAL_DAYS)
        last = today + datetime.timedelta(days=OVERLAP_DAYS)
        field.widget.attrs |= {"min": str(days.in_days(1)), "max": str(last)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                check(self.pathway, **cleaned)
            except ValidationError as problem:
                self.add_error(None, problem)
        return cleaned
