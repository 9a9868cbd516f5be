from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm

WORDS = 400


class AnswerForm(PlainForm):
    """To her, in a few words."""

    words = forms.CharField(
        label=_("What you write to her"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "autocomplete": "off"}),
        help_text=_("What you know of the place, and what you would do. She decides."),
    )
    warns = forms.BooleanField(
        label=_("It is a warning"),
        required=False,
        help_text=_("It stands above everything else on her page. It stops nothing."),
    )


class AskForm(PlainForm):
    """The learner whom her coach asks about a vacancy."""

    words = forms.CharField(
        label=_("A line for her, if you want"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"}),
    )
