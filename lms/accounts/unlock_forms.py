from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms.accounts.forms import refuse_while_waiting
from lms.secrets.throttle import Tries

WRONG_IN_A_ROW = 5


class StaffUnlockForm(forms.Form):
    """After five wrong passwords within the hour the session ends (`is_too_often_wrong`)."""

    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    is_too_often_wrong = False

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        username = self.request.user.get_username()
        tries = Tries("staff", self.request, username.casefold())
        refuse_while_waiting(tries)
        found = authenticate(self.request, username=username, password=self.cleaned_data["password"])
        if found is None or found.pk != self.request.user.pk:
            self.is_too_often_wrong = tries.number % WRONG_IN_A_ROW == 0
            raise forms.ValidationError(_("This is not your password. Try again."))
        tries.forget()
        return self.cleaned_data["password"]
