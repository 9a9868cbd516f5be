"""Where a service is; of a confidential place only what may be known."""

import re
from copy import deepcopy
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contacts.enums import Answer
from lms.services.desk.forms.as_it_came import AsItCameForm
from lms.services.directory.labels import LABELS
from lms.services.directory.models import ServiceAtLocation
from lms.services.editing.places import Secret
from lms.services.enums import LocationType, Redaction
from lms.services.places.models import Location

COLUMNS = ("location_type", "name", "alternate_name", "description", "area", "transportation", "getting_in",
           "step_free", "url", "is_confidential", "redaction")  # fmt: skip
ADDRESS = ("address_1", "address_2", "postal_code")
NORTHMOST, EASTMOST = 90, 180

#: What is said of a place in words.
TRANSLATED = ("name", "alternate_name", "description", "area", "transportation", "getting_in")


class PlaceForm(AsItCameForm):
    location_type = forms.ChoiceField(label=gettext_lazy("What kind of place"), choices=LocationType.choices)
    name = forms.CharField(label=gettext_lazy("Name of the place"), max_length=120, required=False)
    alternate_name = forms.CharField(label=LABELS["alternate_name"], max_length=120, required=False)
    description = forms.CharField(
        label=gettext_lazy("What the place is like"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000}),
    )
    note = forms.CharField(
        label=gettext_lazy("What the service does in this place"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 1000}),
    )
    town = forms.CharField(label=gettext_lazy("Town"), max_length=120)
    country = forms.CharField(
        label=gettext_lazy("Country"),
        max_length=2,
        help_text=gettext_lazy("Two capital letters, such as IT."),
    )
    area = forms.CharField(
        label=gettext_lazy("In which part of the town"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Roughly: north of the station."),
    )
    transportation = forms.CharField(
        label=gettext_lazy("How to get there"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
    )
    getting_in = forms.CharField(
        label=gettext_lazy("How to get in"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 1000}),
        help_text=gettext_lazy("Which door, which bell, what to say."),
    )
    step_free = forms.ChoiceField(
        label=gettext_lazy("One gets in without steps"), choices=Answer.choices, initial=Answer.UNKNOWN
    )
    address_1 = forms.CharField(
        label=gettext_lazy("Street and number that everybody may read"), max_length=200, required=False
    )
    address_2 = forms.CharField(label=gettext_lazy("Floor or staircase"), max_length=200, required=False)
    postal_code = forms.CharField(label=gettext_lazy("Postcode"), max_length=20, required=False)
    point = forms.CharField(
        label=gettext_lazy("Coordinates that everybody may read"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Latitude and longitude, such as 44.4949, 11.3426."),
    )
    url = forms.URLField(
        label=gettext_lazy("Website of the place"), required=False, max_length=300, assume_scheme="https"
    )
    is_confidential = forms.BooleanField(
        label=gettext_lazy("Nobody may find out where this place is"),
        required=False,
        help_text=gettext_lazy(
            "The address above is then a front door for the public, somewhere else, or empty. Coordinates, "
            "the website and what was said of the place before are then not kept."
        ),
    )
    redaction = forms.ChoiceField(
        label=gettext_lazy("Why"),
        required=False,
        choices=[("", gettext_lazy("Not confidential")), *Redaction.choices],
    )
    secret_street = forms.CharField(
        label=gettext_lazy("Its street and number, to recognise it"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "This is not saved. Only a mark is kept, by which we notice when somebody writes the address "
            "where everybody reads it."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    secret_postcode = forms.CharField(
        label=gettext_lazy("Its postcode, to recognise it"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("This is not saved either."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    secret_point = forms.CharField(
        label=gettext_lazy("Its coordinates, to recognise them"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Latitude and longitude, such as 44.4949, 11.3426. This is not saved either."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, place: ServiceAtLocation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        location = place.location
        if location:
            address = location.door
            held = {
                **{name: getattr(location, name) for name in COLUMNS},
                **({name: getattr(address, name) for name in ADDRESS} if address else {}),
                "note": place.description,
                "point": _point(location),
                "town": location.town.name if location.town else "",
                "country": location.town.country if location.town else "",
            }
            self.came = {name: held[name] for name in (*COLUMNS, *ADDRESS, "note", "point") if name in held}
            for name, value in held.items():
                self.initial.setdefault(name, value)

    def clean_country(self) -> str:
        country = self.cleaned_data["country"].strip().upper()
        if not re.fullmatch("[A-Z]{2}", country):
            raise ValidationError(_("Two letters, such as IT."))
        return country

    def clean_point(self) -> tuple[float, float] | None:
        return _read_point(self.cleaned_data["point"])

    def clean_secret_point(self) -> tuple[float, float] | None:
        return _read_point(self.cleaned_data["secret_point"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("is_confidential") and not cleaned.get("redaction"):
            self.add_error("redaction", _("Say why nobody may find out."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """What a file said of a point stays where nobody writes another."""
        point = self.cleaned_data["point"]
        latitude, longitude = point if isinstance(point, tuple) else (None, None)
        is_new = not isinstance(point, str)
        columns = {name: self.cleaned_data[name] for name in COLUMNS}
        return columns | ({"latitude": latitude, "longitude": longitude} if is_new else {})

    def address(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ADDRESS}

    def secret(self) -> Secret | None:
        data = self.cleaned_data
        if not (data["is_confidential"] and data["secret_street"].strip()):
            return None
        return Secret(data["secret_street"], data["secret_postcode"], data["secret_point"])


def _point(location: Location) -> str:
    """As it is typed: where only half of it is known, nothing."""
    if location.latitude is None or location.longitude is None:
        return ""
    return f"{Decimal(repr(location.latitude)):f}, {Decimal(repr(location.longitude)):f}"


def _read_point(raw: str) -> tuple[float, float] | None:
    if not raw.strip():
        return None
    match = re.fullmatch(r"\s*(-?\d+\.\d+)\s*[,; ]\s*(-?\d+\.\d+)\s*", raw)
    if not match or abs(float(match[1])) > NORTHMOST or abs(float(match[2])) > EASTMOST:
        raise ValidationError(_("Write two numbers with a comma between them: 44.4949, 11.3426."))
    return float(match[1]), float(match[2])


class PlaceWordsForm(AsItCameForm):
    """The same in another language. What is empty is shown as the place says it itself."""

    def __init__(self, *args: Any, place: ServiceAtLocation, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording = place.location.wordings.filter(language=language).first()
        for name in TRANSLATED:
            field = self.fields[name] = deepcopy(PlaceForm.base_fields[name])
            field.widget.attrs["lang"] = language
            field.help_text = getattr(place.location, name)
            field.initial = wording.texts.get(name, "") if wording else ""
        self.came = {name: self.fields[name].initial for name in TRANSLATED}
