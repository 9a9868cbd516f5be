from itertools import pairwise
from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lms.accounts import actions, codes, pictures
from lms.accounts.landing import belongs_elsewhere
from lms.accounts.queries import account_key
from lms.accounts.user_model import sign_in_word
from lms.contracts.roles import is_shut_out
from lms.core.people import Person
from lms.core.plain_words import PlainForm
from lms.core.typed_codes import read_digits
from lms.secrets import sealing
from lms.secrets.throttle import Tries

WRONG_PIN = _("This is not the PIN you set. Try again.")


#: After so many wrong PINs the card is needed again.
WRONG_PINS_IN_A_ROW = 5
SECONDS_TO_CHOOSE = 15 * 60


def refuse_while_waiting(tries: Tries) -> None:
    """From here on the try counts as a wrong one, until `forget` says that it was right."""
    seconds = tries.take()
    if seconds:
        words = ngettext(
            "Please wait %(count)d second. Then try again.",
            "Please wait %(count)d seconds. Then try again.",
            seconds,
        )
        raise forms.ValidationError(words % {"count": seconds}, code="wait")


class NeverGivenBack(forms.TextInput):
    """What was typed is not in the page that answers: she may have handed the phone on."""

    def format_value(self, value: Any) -> None:
        return None


class SignsIn:
    """Of a form by which somebody signs in."""

    user: Person | None

    def signed_in(self) -> Person:
        """Who it is. Only a valid form knows."""
        if self.user is None:
            raise ValueError("nobody signed in by this form")
        return self.user


class EnterForm(SignsIn, PlainForm):
    """Her card's number (or her handle) and its code.

    Wrong entries all get the same words after the same work.
    """

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
        widget=NeverGivenBack(
            attrs={"autocomplete": "off", "inputmode": "numeric", "class": "field__input--code"}
        ),
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
        self.user = None

    def clean_code(self) -> str:
        code = read_digits(self.cleaned_data["code"])
        if len(code) != codes.CODE_DIGITS:
            raise forms.ValidationError(
                _("The code has %(wanted)d digits. You typed %(typed)d."),
                params={"wanted": codes.CODE_DIGITS, "typed": len(code)},
            )
        if not codes.is_well_formed(code):
            raise forms.ValidationError(_("One digit is different from the card. Look at each digit again."))
        return code

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        tries = Tries("enter", self.request, account_key(cleaned["handle"]))
        refuse_while_waiting(tries)
        self.user = authenticate(self.request, handle=cleaned["handle"], code=cleaned["code"])
        if self.user is None:
            raise forms.ValidationError(
                _(
                    "This number and this code do not match. Look at your card again, or ask "
                    "your trainer for a new one."
                )
            )
        tries.forget()
        return cleaned


class PinField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        attrs = {
            "autocomplete": "off",
            "inputmode": "numeric",
            "class": "field__input--code",
            "maxlength": 12,
        }
        super().__init__(
            widget=forms.PasswordInput(attrs=attrs),
            max_length=12,
            error_messages={"required": _("Type 6 digits.")},
            **kwargs,
        )

    def clean(self, value: str) -> str:
        pin = read_digits(super().clean(value))
        if len(pin) != codes.PIN_DIGITS:
            raise forms.ValidationError(_("A PIN has 6 digits."))
        return pin


class ChosenTwice:
    """What is chosen twice: while the second is asked for, the first travels with the form.

    Sealed for her alone and for some minutes, so that the page says nothing of it and nothing is stored.
    """

    request: HttpRequest

    def seal(self, what: str, chosen: str) -> str:
        return sealing.seal(self._purpose(what), chosen) if chosen else ""

    def unseal(self, what: str, sealed: str) -> str:
        found = sealing.unseal(self._purpose(what), sealed, seconds=SECONDS_TO_CHOOSE) if sealed else ""
        return found or ""

    def _purpose(self, what: str) -> str:
        return f"{type(self).__name__}-{what}-{self.request.user.profile.uuid}"


class SetPinForm(ChosenTwice, PlainForm):
    """When the second one differs, only the second is asked for again."""

    pin = PinField(label=_("Your PIN"), help_text=_("6 digits that only you know. Not your birthday."))
    pin_again = PinField(label=_("Type the same PIN again"))
    first = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.first_time = self.unseal("first", self.data.get("first", ""))
        if self.first_time:
            del self.fields["pin"]

    @property
    def sealed_first(self) -> str:
        return self.seal("first", self.first_time)

    def clean_pin(self) -> str:
        pin = self.cleaned_data["pin"]
        steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
        if len(steps) == 1 and steps <= {0, 1, 9}:
            raise forms.ValidationError(
                _("This PIN is easy to guess. Choose digits that do not follow each other.")
            )
        return pin

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.first_time:
            cleaned["pin"] = self.first_time
        if "pin" in cleaned and not self.errors and cleaned["pin"] != cleaned["pin_again"]:
            self.first_time = cleaned["pin"]
            self.add_error("pin_again", _("The two PINs are not the same. Type the second one again."))
        return cleaned


class ChecksPin:
    """Compares a PIN with hers.

    Wrong ones are slowed down; after five in a row `needs_card` says that her card is asked for again.
    """

    request: HttpRequest
    needs_card = False

    def check_pin(self, pin: str) -> None:
        profile = self.request.user.profile
        tries = Tries("pin", self.request, str(profile.uuid))
        refuse_while_waiting(tries)
        if not actions.pin_matches(profile, pin):
            self.needs_card = tries.number % WRONG_PINS_IN_A_ROW == 0
            raise forms.ValidationError(WRONG_PIN)
        tries.forget(everywhere=True)


class PinForm(ChecksPin, PlainForm):
    pin = PinField(label=_("Your PIN"), help_text=_("The 6 digits you chose."))

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_pin(self) -> str:
        self.check_pin(self.cleaned_data["pin"])
        return self.cleaned_data["pin"]


class PicturesForm(ChosenTwice, PlainForm):
    """Six pictures, one after the other.

    Without JavaScript each is a request of its own; what was chosen before travels sealed.
    """

    is_a_choice = False
    sofar = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.chosen: list[str] = []

    @property
    def is_complete(self) -> bool:
        return len(self.chosen) == pictures.LENGTH

    @property
    def sealed(self) -> str:
        return self.seal("sofar", pictures.as_pin(self.chosen))

    def keys_in(self, what: str, sealed: str) -> list[str]:
        value = self.unseal(what, sealed)
        return value.split("-") if value else []

    def clean(self) -> dict:
        cleaned = super().clean()
        picked = [key for key in self.data.getlist("pick") if key in pictures.PICTURES]
        self.chosen = [*self.keys_in("sofar", cleaned.get("sofar", "")), *picked][: pictures.LENGTH]
        return cleaned


class CheckPicturesForm(ChecksPin, PicturesForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_complete:
            chosen, self.chosen = self.chosen, []
            self.check_pin(pictures.as_pin(chosen))
            self.chosen = chosen
        return cleaned


class SetPicturesForm(PicturesForm):
    """Twice six pictures: `first` are those of the first time, which stay when the second ones differ."""

    is_a_choice = True
    first = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first_time: list[str] = []
        self.pin = ""

    def clean(self) -> dict:
        cleaned = super().clean()
        self.first_time = self.keys_in("first", cleaned.get("first", ""))
        if not self.is_complete:
            return cleaned
        chosen, self.chosen = self.chosen, []
        if not self.first_time:
            if pictures.is_easy_to_guess(chosen):
                raise forms.ValidationError(_("This is easy to guess. Choose at least 3 different pictures."))
            self.first_time = chosen
        elif chosen == self.first_time:
            self.pin = pictures.as_pin(chosen)
        else:
            raise forms.ValidationError(
                _("These were not the same 6 pictures in the same order. Choose them once more.")
            )
        return cleaned

    @property
    def sealed_first(self) -> str:
        return self.seal("first", pictures.as_pin(self.first_time))


class StaffSignInForm(SignsIn, PlainForm):
    login = forms.CharField(
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "off", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = sign_in_word()
        self.request = request
        self.user = None

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        tries = Tries("staff", self.request, cleaned["login"].strip().casefold())
        refuse_while_waiting(tries)
        self.user = authenticate(self.request, username=cleaned["login"], password=cleaned["password"])
        if self.user is None or is_shut_out(self.user) or belongs_elsewhere(self.request, self.user):
            raise forms.ValidationError(
                _("This user name and this password do not match. Check both and try again.")
            )
        tries.forget()
        return cleaned
