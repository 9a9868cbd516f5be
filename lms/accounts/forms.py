from itertools import pairwise
from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lms.accounts import actions, codes, throttle

WRONG_PIN = _("This is not the PIN you set. Try again.")


def _wait_in_words(seconds: int) -> str:
    return ngettext("Please wait %(count)d second. Then try again.", "Please wait %(count)d seconds. Then try again.", seconds) % {"count": seconds}


class EnterForm(forms.Form):
    """Her card's number (or her handle) and its code. Wrong entries all get the same words after the same work."""

    handle = forms.CharField(
        label=_("The number on your card"),
        help_text=_("4 digits. Or your two words and a number."),
        max_length=60,
        error_messages={"required": _("Type the number on your card.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("Your code"),
        help_text=_("10 digits. Spaces are fine."),
        max_length=40,
        error_messages={"required": _("Type the code on your card.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "class": "field__input--code"}),
    )
    phone = forms.ChoiceField(
        label=_("Whose phone is this?"),
        choices=[("shared", _("Shared or borrowed")), ("own", _("Only mine"))],
        initial="shared",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: Any = None

    def clean_code(self) -> str:
        code = codes.digits_of(self.cleaned_data["code"])
        if len(code) != codes.CODE_DIGITS:
            raise forms.ValidationError(_("The code has %(wanted)d digits. You typed %(typed)d."), params={"wanted": codes.CODE_DIGITS, "typed": len(code)})
        if not codes.is_well_formed(code):
            raise forms.ValidationError(_("One digit is not as on the card. Look at each digit again."))
        return code

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        key = throttle.throttle_key("enter", self.request, cleaned["handle"])
        wait = throttle.seconds_to_wait(key)
        if wait:
            raise forms.ValidationError(_wait_in_words(wait))
        self.user = authenticate(self.request, handle=cleaned["handle"], code=cleaned["code"])
        if self.user is None:
            throttle.count_wrong_try(key)
            raise forms.ValidationError(_("This number and this code do not belong together. Look at your card again, or ask your trainer for a new one."))
        throttle.forget(key)
        return cleaned


class PinField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "inputmode": "numeric", "class": "field__input--code", "maxlength": 12}
        super().__init__(widget=forms.PasswordInput(attrs=attrs), max_length=12, error_messages={"required": _("Type 6 digits.")}, **kwargs)

    def clean(self, value: str) -> str:
        pin = codes.digits_of(super().clean(value))
        if len(pin) != codes.PIN_DIGITS:
            raise forms.ValidationError(_("A PIN has 6 digits."))
        return pin


class SetPinForm(forms.Form):
    pin = PinField(label=_("Your PIN"), help_text=_("6 digits that only you know. Not your birthday."))
    pin_again = PinField(label=_("The same PIN again"))

    def clean_pin(self) -> str:
        pin = self.cleaned_data["pin"]
        steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
        if len(steps) == 1 and steps <= {0, 1, 9}:
            raise forms.ValidationError(_("This PIN is easy to guess. Choose digits that do not follow each other."))
        return pin

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and cleaned["pin"] != cleaned["pin_again"]:
            self.add_error("pin_again", _("The two PINs are not the same. Type the second one again."))
        return cleaned


class PinForm(forms.Form):
    pin = PinField(label=_("Your PIN"), help_text=_("The 6 digits you chose."))

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_pin(self) -> str:
        profile = self.request.user.profile
        key = throttle.throttle_key("pin", self.request, str(profile.uuid))
        wait = throttle.seconds_to_wait(key)
        if wait:
            raise forms.ValidationError(_wait_in_words(wait))
        if not actions.pin_matches(profile, self.cleaned_data["pin"]):
            throttle.count_wrong_try(key)
            raise forms.ValidationError(WRONG_PIN)
        throttle.forget(key)
        return self.cleaned_data["pin"]


class StaffSignInForm(forms.Form):
    login = forms.CharField(label=_("User name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "off", "spellcheck": "false"}))
    password = forms.CharField(label=_("Password"), max_length=200, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: Any = None

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        key = throttle.throttle_key("staff", self.request, cleaned["login"])
        wait = throttle.seconds_to_wait(key)
        if wait:
            raise forms.ValidationError(_wait_in_words(wait))
        self.user = authenticate(self.request, username=cleaned["login"], password=cleaned["password"])
        if self.user is None:
            throttle.count_wrong_try(key)
            raise forms.ValidationError(_("This user name and this password do not belong together. Check both and try again."))
        throttle.forget(key)
        return cleaned
