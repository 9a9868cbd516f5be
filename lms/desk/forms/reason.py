from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why you open her page"),
        max_length=300,
        help_text=_(
            "She reads this. So do the coordinators of your organisation. One sentence, nothing about her"
            " health or her life."
        ),
        error_messages={"required": _("Say in one sentence why.")},
    )
