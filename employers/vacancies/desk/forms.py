from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm


class ReadForm(PlainForm):
    words = forms.CharField(
        max_length=600,
        required=False,
        label=_("A kind sentence to the employer, if you send it back"),
        help_text=_("Say what to change. The employer reads this, and nothing about learners."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 600}),
    )
    note = forms.CharField(
        max_length=300,
        required=False,
        label=_("A note for other coordinators"),
        help_text=_("About the vacancy only. The employer does not read this."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
    )
