import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from employers.applications.enums import Sector
from employers.applications.facts import FACTS, NEVER_NEEDED
from employers.applications.models import Application
from employers.applications.queries import with_code
from lms.accounts.codes import is_well_formed
from lms.accounts.forms import refuse_while_waiting
from lms.core.countries import country_choices
from lms.core.plain_words import PlainForm
from lms.core.typed_codes import read_digits
from lms.secrets.throttle import Tries

#: A draft needs a name to be found by, and nothing else.
ALWAYS = {"legal_name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Fields under one heading."""

    heading: Any
    fields: list[forms.BoundField]


def _lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


class ApplicationForm(PlainForm):
    """What is needed to send it is not needed to save it."""

    legal_name = forms.CharField(
        max_length=120, label=_("Name of the firm"), help_text=_("As it stands in the public register.")
    )
    country = forms.ChoiceField(label=_("Country of the register"))
    number = forms.CharField(
        max_length=40,
        label=_("Registration or VAT number"),
        help_text=_("For example partita IVA, ΑΦΜ, NIF or CUI."),
    )
    sector = forms.ChoiceField(label=_("Kind of work"), choices=[("", _("Choose")), *Sector.choices])
    street = forms.CharField(max_length=160, label=_("Street and number of the workplace"))
    place = forms.CharField(max_length=80, label=_("Town"))
    web = forms.CharField(max_length=200, label=_("Website"), help_text=_("You can leave this empty."))
    phone = forms.CharField(
        max_length=30, label=_("Telephone"), widget=forms.TextInput(attrs={"type": "tel"})
    )
    work = forms.CharField(
        max_length=800,
        label=_("What people would do at your firm"),
        help_text=_("Tasks, hours, pay, and how long a contract lasts."),
        widget=_lines(5),
    )
    signs = forms.CharField(
        max_length=160,
        label=_("Who signs contracts"),
        help_text=_("Name, and what this person is in the firm."),
    )
    owners = forms.CharField(
        max_length=300, label=_("Who owns the firm"), help_text=_("One name on each line."), widget=_lines()
    )
    accompanies = forms.CharField(
        max_length=300,
        label=_("Who will show somebody new the work"),
        help_text=_("Name, and since when this person works with you."),
    )
    references = forms.CharField(
        max_length=600,
        label=_("Who can tell us about you"),
        help_text=_(
            "Two firms, schools or offices that know how you work, with a telephone number. One on each line."
        ),
        widget=_lines(),
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, sending: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sending = sending
        self.fields["country"].choices = country_choices()
        for name in FACTS:
            self.fields[name].required = name in ALWAYS or (sending and name not in NEVER_NEEDED)

    @property
    def parts(self) -> list[Part]:
        firm, people = FACTS[:8], FACTS[9:]
        headed = [(_("The firm"), firm), (_("The work"), FACTS[8:9]), (_("The people"), people)]
        return [Part(heading=heading, fields=[self[name] for name in names]) for heading, names in headed]


class NewForm(ApplicationForm):
    """The first time. Whoever begins many is slowed down."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            refuse_while_waiting(Tries("application", self.request, ""))
        return cleaned


class CodeForm(PlainForm):
    """Ten digits that somebody was given. Wrong ones are slowed down as wrong PINs are."""

    code = forms.CharField(
        max_length=40,
        label=_("Your code"),
        help_text=_("10 digits."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    door = ""
    nothing: Any = ""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.found: Any = None

    def find(self, cleaned: dict[str, Any]) -> Any:
        """What this code opens, or None."""
        raise NotImplementedError

    def clean_code(self) -> str:
        code = read_digits(self.cleaned_data["code"])
        if not is_well_formed(code):
            raise forms.ValidationError(_("One of the digits is not right. Look at your code once more."))
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        tries = Tries(self.door, self.request, "")
        refuse_while_waiting(tries)
        self.found = self.find(cleaned)
        if self.found is None:
            raise forms.ValidationError(self.nothing)
        tries.give_back()  # no more: who has one code may still be guessing others
        return cleaned


class AgainForm(CodeForm):
    """With the code of what a firm saved, and whose it is: a code that was found opens nothing alone."""

    said = forms.CharField(
        max_length=120,
        label=_("Name of the firm, or its registration number"),
        help_text=_("As you wrote it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    door = "application-code"
    nothing = _("Nothing is saved under this code and name. Look at both once more.")

    def find(self, cleaned: dict[str, Any]) -> Application | None:
        return with_code(cleaned["code"], cleaned["said"])
