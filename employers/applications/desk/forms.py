from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm


class DeclineForm(PlainForm):
    reason = forms.CharField(
        max_length=300,
        label=_("Why, if you decline it"),
        help_text=_("About the firm only. Coordinators of all organisations read this; the firm does not."),
        error_messages={"required": _("Say why in one sentence.")},
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )
