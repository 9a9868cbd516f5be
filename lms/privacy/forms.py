from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.conf import conf
from lms.core.plain_words import PlainForm

KEEP, WITHDRAW, NOW, LATER = "keep", "withdraw", "now", "later"


class EraseForm(PlainForm):
    """Nothing is chosen for her but the time to change her mind."""

    certificates = forms.ChoiceField(
        label=_("Your certificates"),
        choices=[
            (
                KEEP,
                _(
                    "They stay valid. Anybody who has the paper can check it. Nobody can "
                    "withdraw them later, not even you."
                ),
            ),
            (WITHDRAW, _("They are erased too. A printed one is no longer valid.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happens to your certificates.")},
    )
    when = forms.ChoiceField(label=_("When"), widget=forms.RadioSelect, initial=LATER)
    sure = forms.BooleanField(
        label=_("I know that this cannot be undone."),
        error_messages={"required": _("Tick this box if you want to go on.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hours = conf.erasure_hours
        later = (
            [(LATER, _("In %(hours)d hours. Until then I can change my mind.") % {"hours": hours})]
            if hours
            else []
        )
        self.fields["when"].choices = [*later, (NOW, _("Now, at once."))]
        if not hours:
            self.fields["when"].initial = NOW

    @property
    def keeps_certificates(self) -> bool:
        return self.cleaned_data["certificates"] == KEEP

    @property
    def at_once(self) -> bool:
        return self.cleaned_data["when"] == NOW
