from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm


class ReasonForm(PlainForm):
    reason = forms.CharField(
        label=_("Why you are opening her page"),
        max_length=300,
        help_text=_(
            "She will read this, and so will the coordinators of your organisation. Write one "
            "sentence, with nothing about her health or her life."
        ),
        error_messages={"required": _("Say why in one sentence.")},
    )
