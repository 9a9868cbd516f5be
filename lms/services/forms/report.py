from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm


class ReportForm(PlainForm):
    words = forms.CharField(
        max_length=400,
        label=_("What is wrong?"),
        help_text=_("No names, please. Nobody can answer you: nothing is kept of who wrote this."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
