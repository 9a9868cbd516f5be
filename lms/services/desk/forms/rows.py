"""One row of what a service, a place or whoever offers it says besides (lms.services.keeping.rows)."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lms.core.texts import name_here
from lms.services.desk.forms.as_it_came import AsItCameForm
from lms.services.desk.forms.service import spoken_choices
from lms.services.enums import Interpreter, LocationType
from lms.services.keeping.rows import USES, RowKind


def _line(label: Any, *, most: int = 200, required: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required, help_text=help_text)


def _words(label: Any, *, required: bool = False) -> forms.CharField:
    lines = forms.Textarea(attrs={"rows": 3, "maxlength": 2000})
    return forms.CharField(label=label, max_length=2000, required=required, widget=lines)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )


def _address(label: Any) -> forms.URLField:
    return forms.URLField(label=label, required=False, max_length=300, assume_scheme="https")


def two_letters(country: str) -> str:
    """A country as the directory names it, or nothing."""
    code = country.strip().upper()
    if code and not re.fullmatch("[A-Z]{2}", code):
        raise ValidationError(_("Two letters, such as IT."))
    return code


class RowForm(AsItCameForm):
    """Its fields are columns, and `kind` says which."""

    def __init__(self, *args: Any, kind: RowKind, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.came = {name: kind.held(row, name) for name in self.fields} if row else {}
        for name, value in self.came.items():
            self.initial.setdefault(name, value)
        self.kind = kind

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.kind.columns}

    def _keep_choice(self, name: str, words: Any = str) -> None:
        """What a file says and nobody here would choose can be left as it is."""
        held = self.came.get(name)
        field: Any = self.fields[name]
        if held and held not in dict(field.choices):
            field.choices = [*field.choices, (held, words(held))]


class InOrderForm(RowForm):
    valid_from = _day(gettext_lazy("From which day"))
    valid_to = _day(gettext_lazy("Until which day"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("This is before the first day."))
        return cleaned


class PriceForm(InOrderForm):
    option = _line(gettext_lazy("For whom or for what"), required=True)
    amount = forms.DecimalField(
        label=gettext_lazy("How much"), required=False, min_value=0, max_digits=12, decimal_places=2
    )
    currency = _line(gettext_lazy("Currency"), most=20, help_text=gettext_lazy("Such as EUR or RON."))
    amount_description = _words(gettext_lazy("More about the price"))
    field_order = ("option", "amount", "currency", "amount_description", "valid_from", "valid_to")


class DocumentForm(RowForm):
    document = _line(gettext_lazy("Which paper"), most=300, required=True)
    uri = _address(gettext_lazy("Where it is explained"))


class AreaForm(RowForm):
    name = _line(gettext_lazy("What the area is called"), required=True)
    description = _words(gettext_lazy("Who lives there, in words"))
    town = _line(gettext_lazy("Town, if it is one"), most=120)
    country = _line(gettext_lazy("Country of the town"), most=2,
                    help_text=gettext_lazy("Two capital letters, such as IT."))  # fmt: skip

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.initial["town"] = row.town.name if row and row.town else ""

    def clean_country(self) -> str:
        return two_letters(self.cleaned_data["country"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if bool(cleaned.get("town")) != bool(cleaned.get("country")) and not self.errors:
            self.add_error("country", _("Write the town and its country, or neither."))
        return cleaned

    def values(self) -> dict[str, Any]:
        values = super().values()
        town = values["town"].strip()
        return values | {"town": (town, values["country"]) if town else None}


class PhoneForm(RowForm):
    number = _line(gettext_lazy("Number"), most=60, required=True,
                   help_text=gettext_lazy("With +39 or the code of the country."))  # fmt: skip
    extension = _line(gettext_lazy("Extension"), most=20)
    type = forms.ChoiceField(
        label=pgettext_lazy("a number", "What it is for"),
        required=False,
        choices=[("", gettext_lazy("not said")), *USES.items()],
    )
    description = _words(gettext_lazy("Who answers, in words"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep_choice("type")

    def clean_number(self) -> str:
        number = self.cleaned_data["number"]
        if len(re.sub(r"\D", "", number)) < 3:
            raise ValidationError(_("“%(number)s” is not a phone number.") % {"number": number})
        return number


class AddressForm(RowForm):
    """An address beside the front door, which stands in the form of the place."""

    address_type = forms.ChoiceField(
        label=gettext_lazy("What kind of place"), choices=LocationType.choices, initial=LocationType.POSTAL
    )
    attention = _line(gettext_lazy("For whom, on the envelope"))
    address_1 = _line(gettext_lazy("Street and number, or the box"), required=True,
                      help_text=gettext_lazy("Everybody can read it."))  # fmt: skip
    address_2 = _line(gettext_lazy("Floor or staircase"))
    postal_code = _line(gettext_lazy("Postcode"), most=60)
    city = _line(gettext_lazy("Town"), most=120, required=True)
    region = _line(pgettext_lazy("an address", "Region"))
    state_province = _line(gettext_lazy("Province"))
    country = _line(gettext_lazy("Country"), most=60, required=True,
                    help_text=gettext_lazy("Two capital letters, such as IT."))  # fmt: skip

    def clean_country(self) -> str:
        return two_letters(self.cleaned_data["country"])


class FundingForm(RowForm):
    source = _words(gettext_lazy("Who pays, and for what"), required=True)


class IdentifierForm(RowForm):
    identifier_type = _line(gettext_lazy("Which register"), required=True,
                            help_text=gettext_lazy("Such as the register of charities."))  # fmt: skip
    identifier = _line(gettext_lazy("Its number there"), required=True)
    identifier_scheme = _line(gettext_lazy("Code of the register, if it has one"))


class AccessForm(RowForm):
    description = _words(gettext_lazy("Ramps, lifts, doors, toilets, in words"), required=True)
    details = _words(gettext_lazy("More about it"))
    url = _address(gettext_lazy("Where more is said"))


class SpokenForm(RowForm):
    code = forms.ChoiceField(label=gettext_lazy("Language"), choices=spoken_choices)
    interpreter = forms.ChoiceField(
        label=gettext_lazy("How it is spoken"), required=False, choices=Interpreter.choices
    )
    note = _words(gettext_lazy("When, in words"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep_choice("code", name_here)


class ContactForm(RowForm):
    name = _line(gettext_lazy("Name of the office"), help_text=gettext_lazy("Everybody can read it."))
    title = _line(gettext_lazy("What they do there"))
    department = _line(gettext_lazy("Department"))
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(cleaned.values()) and not self.errors:
            self.add_error("name", self.fields["name"].error_messages["required"])
        return cleaned


class SeasonForm(InOrderForm):
    description = _words(gettext_lazy("When it is open, in words"))
    opens_at = _time(gettext_lazy("Opens at"))
    closes_at = _time(gettext_lazy("Closes at"))
    field_order = ("description", "valid_from", "valid_to", "opens_at", "closes_at")


ROW_FORMS: dict[str, type[RowForm]] = {
    "cost_option": PriceForm,
    "required_document": DocumentForm,
    "service_area": AreaForm,
    "phone": PhoneForm,
    "address": AddressForm,
    "accessibility": AccessForm,
    "language": SpokenForm,
    "contact": ContactForm,
    "funding": FundingForm,
    "organization_identifier": IdentifierForm,
    "schedule": SeasonForm,
}
