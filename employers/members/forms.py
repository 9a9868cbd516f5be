from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.applications.forms import CodeForm
from employers.members.models import Invitation
from employers.members.queries import invitation_with
from lms.accounts.user_model import sign_in_word, signs_in_with_address
from lms.core.plain_words import PlainForm
from lms.organisations.duties import Duty


class DutiesForm(PlainForm):
    duties = forms.MultipleChoiceField(
        label=_("What this person does here"),
        choices=Duty.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    @property
    def chosen(self) -> list[Duty]:
        return [Duty(value) for value in self.cleaned_data["duties"]]


class InvitationForm(CodeForm):
    door = "invitation"
    nothing = _("No invitation is open under this code.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code of your invitation")

    def find(self, cleaned: dict[str, Any]) -> Invitation | None:
        return invitation_with(cleaned["code"])


class JoinForm(PlainForm):
    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    address = forms.EmailField(max_length=150)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if signs_in_with_address():
            self.fields["address"].label = sign_in_word()
        else:
            del self.fields["address"]
