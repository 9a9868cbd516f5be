from django import forms
from django.utils.translation import gettext_lazy

from lms.core.plain_words import PlainForm


class VetForm(PlainForm):
    note = forms.CharField(
        label=gettext_lazy("What you checked"),
        max_length=300,
        help_text=gettext_lazy(
            "For example: visited the kitchen, read the contract, spoke with two people who work there."
        ),
    )


class CloseForm(PlainForm):
    reason = forms.CharField(
        label=gettext_lazy("Why you are closing it"),
        max_length=300,
        help_text=gettext_lazy(
            "Coordinators of all organisations read this. One or two sentences, no name of a learner."
        ),
        error_messages={"required": gettext_lazy("Say why in one sentence.")},
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )
