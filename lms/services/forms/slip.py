import uuid
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms.accounts.codes import is_well_formed
from lms.accounts.forms import refuse_while_waiting
from lms.core.plain_words import PlainForm
from lms.core.typed_codes import read_digits
from lms.secrets.throttle import Tries
from lms.services.directory.models import Service
from lms.services.forms.find import LanguageField
from lms.services.needs.enums import Need
from lms.services.slips.actions import DAYS, CannotBeOpened, Note, open_slip
from lms.services.slips.enums import Wish


class NoteForm(PlainForm):
    """Nothing is ticked before she ticks it."""

    needs = forms.MultipleChoiceField(
        required=False, choices=Need.choices, widget=forms.CheckboxSelectMultiple, label=_("I need")
    )
    wishes = forms.MultipleChoiceField(
        required=False, choices=Wish.choices, widget=forms.CheckboxSelectMultiple, label=_("They should know")
    )
    language = LanguageField()
    words = forms.CharField(
        required=False,
        max_length=300,
        label=_("In your own words"),
        help_text=_("You can leave this empty. No names, no addresses."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].label = _("My language")
        self.fields["language"].choices = [
            ("", _("I do not say")),
            *list(self.fields["language"].choices)[1:],
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.note():
            raise forms.ValidationError(_("Choose at least one thing that they should know."))
        return cleaned

    def note(self) -> Note:
        said = self.cleaned_data
        return Note(
            needs=tuple(said.get("needs", ())),
            wishes=tuple(said.get("wishes", ())),
            language=said.get("language", ""),
            words=said.get("words", ""),
        )


class OpenForm(PlainForm):
    """The code of a slip. Wrong ones are slowed down as wrong PINs are."""

    code = forms.CharField(
        max_length=40,
        label=_("The code on the slip"),
        help_text=_("10 digits."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.opened: tuple[Service, Note] | None = None

    def clean_code(self) -> str:
        code = read_digits(self.cleaned_data["code"])
        if not is_well_formed(code):
            raise forms.ValidationError(_("One of the digits is not right. Look at the slip once more."))
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        tries = Tries("slip", self.request, "")
        refuse_while_waiting(tries)
        try:
            form = str(cleaned.get("key") or uuid.uuid4())
            self.opened = open_slip(cleaned["code"], form=form)
        except CannotBeOpened as refused:
            if refused.is_opened:
                tries.give_back()
                raise forms.ValidationError(
                    _("This slip was opened before. It opens once. Ask her what she needs.")
                ) from refused
            raise forms.ValidationError(
                _("No slip opens with this code. It may be older than %(days)s days.") % {"days": DAYS}
            ) from refused
        tries.give_back()  # no more: who has one slip may still be guessing others
        return cleaned
