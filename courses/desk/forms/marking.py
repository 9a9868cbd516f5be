from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.activities.contract import MarkingState
from lms.core.plain_words import PlainForm

STATES = [
    (MarkingState.CORRECT.value, gettext_lazy("Right")),
    (MarkingState.PARTLY.value, gettext_lazy("Partly right")),
    (MarkingState.NOT_YET.value, gettext_lazy("Not yet")),
]


class MarkForm(PlainForm):
    """What is not right yet says what is missing: else she could not do better."""

    state = forms.ChoiceField(
        label=gettext_lazy("How is it?"), choices=STATES, widget=forms.RadioSelect, initial=None
    )
    comment = forms.CharField(
        label=gettext_lazy("A word to her"),
        help_text=gettext_lazy("She reads it under her answer. Write about the work only."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("state") in {MarkingState.PARTLY, MarkingState.NOT_YET} and not cleaned.get("comment"):
            self.add_error("comment", _("Say what is missing, so that she can go on from there."))
        return cleaned
