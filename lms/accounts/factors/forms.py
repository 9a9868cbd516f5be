from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms.accounts.factors import actions, library
from lms.accounts.forms import NeverGivenBack, refuse_while_waiting
from lms.accounts.validators import AnotherPasswordValidator
from lms.core.people import Person
from lms.core.plain_words import PlainForm, PlainWords
from lms.core.typed_codes import read_digits
from lms.secrets import sealing
from lms.secrets.throttle import Tries

NO_PASSKEY = _("The browser sent no passkey. Try again, or use an app.")
WRONG_CODE = _("This code is not right. Use the one your app shows now.")
SECONDS_TO_SET_UP = 15 * 60
WRONG_IN_A_ROW = 5


class OfUser(PlainForm):
    """A form about the second factor of `user`: who gave her password, or who is signed in."""

    def __init__(self, *args: Any, request: HttpRequest, user: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user = user

    def tries(self, door: str) -> Tries:
        return Tries(door, self.request, str(self.user.pk))


class OwnPasswordForm(PlainWords, SetPasswordForm):
    """A password only `user` knows, typed twice."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = _(
            "At least 12 characters. Three or four words that do not belong together are easy to remember."
        )
        self.fields["new_password2"].help_text = ""

    def clean_new_password1(self) -> str:
        """Not the one that opens the account now: at the first sign-in somebody else made it."""
        password = self.cleaned_data["new_password1"]
        AnotherPasswordValidator().validate(password, self.user)
        return password

    def validate_password_for_user(self, user: Person, *args: Any, **kwargs: Any) -> None:
        """The site's validators may include that one: what is wrong is said once."""
        if "new_password1" not in self.errors:
            super().validate_password_for_user(user, *args, **kwargs)


def code_field(**kwargs: Any) -> forms.CharField:
    attrs = {
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "spellcheck": "false",
        "class": "field__input--code",
    }
    return forms.CharField(
        max_length=40,
        error_messages={"required": _("Type the code.")},
        widget=NeverGivenBack(attrs=attrs),
        **kwargs,
    )


class PasskeyAnswerField(forms.JSONField):
    """What a browser answers for a passkey: an object, a few kilobytes at most."""

    widget = forms.HiddenInput
    #: In characters. Registrations with a certificate of the device are the longest, about 6,000.
    LONGEST = 20_000

    def to_python(self, value: Any) -> dict[str, Any] | None:
        if isinstance(value, str) and len(value) > self.LONGEST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})
        try:
            answer = super().to_python(value)
        except (
            RecursionError,
            ValueError,
        ):  # thousands of brackets in one another, a number of thousands of digits
            answer = []
        if answer is not None and not isinstance(answer, dict):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})
        return answer


class FactorForm(OfUser):
    """The code of the app, a recovery code, or what a passkey answered."""

    code = code_field(
        label=_("Code"),
        help_text=_("The 6 digits your app shows now, or one of your recovery codes."),
        required=False,
    )
    credential = PasskeyAnswerField(required=False, error_messages={"invalid": NO_PASSKEY})

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if not cleaned["code"] and not cleaned["credential"]:
            raise forms.ValidationError(_("Type the code."))
        tries = self.tries("factor")
        refuse_while_waiting(tries)
        if not self._fits(cleaned):
            raise forms.ValidationError(WRONG_CODE)
        tries.forget()
        return cleaned

    def _fits(self, cleaned: dict) -> bool:
        if cleaned["credential"]:
            return actions.passkey_matches(self.user, cleaned["credential"])
        return actions.code_matches(self.user, cleaned["code"])


class AgainForm(OfUser):
    """Shows once more that it is she: by her password, or by her second factor."""

    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Or type the code. One of the two is enough."),
    )
    code = code_field(label=_("Code"), help_text=_("The 6 digits your app shows now."), required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("password") and not cleaned.get("code"):
            raise forms.ValidationError(_("Type your password or the code."))
        tries = self.tries("again")
        refuse_while_waiting(tries)
        fits = (
            self.user.check_password(cleaned["password"])
            if cleaned["password"]
            else actions.code_matches(self.user, cleaned["code"])
        )
        if not fits:
            raise forms.ValidationError(_("That was not right. Try again."))
        tries.forget()
        return cleaned


class AppForm(OfUser):
    """The first code of a new app. The secret travels sealed: until the code was right it is nobody's."""

    code = code_field(label=_("The 6 digits the app shows"))
    sealed = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret = (self._unsealed() if self.is_bound else "") or library.generate_totp_secret()
        self.fields["sealed"].initial = sealing.seal(self._purpose, self.secret)

    @property
    def _purpose(self) -> str:
        return f"totp-{self.user.pk}"

    def _unsealed(self) -> str:
        return sealing.unseal(self._purpose, self.data.get("sealed", ""), seconds=SECONDS_TO_SET_UP) or ""

    @property
    def sealed_secret(self) -> str:
        return sealing.seal(self._purpose, self.secret)

    @property
    def grouped_secret(self) -> str:
        return " ".join(self.secret[place : place + 4] for place in range(0, len(self.secret), 4))

    def clean_code(self) -> str:
        tries = self.tries("factor")
        refuse_while_waiting(tries)
        if not library.validate_totp_code(self.secret, read_digits(self.cleaned_data["code"])):
            raise forms.ValidationError(WRONG_CODE)
        tries.forget()
        return self.cleaned_data["code"]


class PasskeyForm(OfUser):
    name = forms.CharField(
        label=_("A name for it"),
        help_text=_("For example: my laptop."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    credential = PasskeyAnswerField(error_messages={"required": NO_PASSKEY, "invalid": NO_PASSKEY})

    def save(self) -> bool:
        return actions.add_passkey(self.user, self.cleaned_data["name"], self.cleaned_data["credential"])


class StaffUnlockForm(PlainForm):
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
