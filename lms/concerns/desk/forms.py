from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm


class StepForm(PlainForm):
    words = forms.CharField(
        max_length=300,
        label=_("Why, or what you found"),
        help_text=_("Coordinators read this, nobody else. One or two sentences, no name of a learner."),
        error_messages={"required": _("Say why in one sentence.")},
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )
