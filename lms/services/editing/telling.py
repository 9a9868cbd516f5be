"""Whether something that is about to be public would tell where a confidential place is."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, JSONField, QuerySet, TextField
from django.utils.translation import gettext as _

from lms.organisations.models import Organisation
from lms.services.directory.models import Wording
from lms.services.hsds.kinds import kinds
from lms.services.places.marks import KnownMarks
from lms.services.places.models import Location

#: What is read together: a street in one column, its number in the next.
JOINED = ("address_1", "address_2")
OWNERS = ("service", "location", "organization", "service_at_location", "contact", "phone")


def texts_in(value: Any) -> Iterable[str]:
    """All the text in a value: of steps too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


def check_texts(
    values: Mapping[str, Any], *, organisation: Organisation | None, postcode: bool = False
) -> None:
    """ValidationError by field where one names the street of a confidential place, or its postcode too."""
    marks = KnownMarks.of(organisation)
    parts = [value for name in JOINED if (value := values.get(name))]
    read = {**values, **({JOINED[0]: [*parts, " ".join(parts)]} if parts else {})}
    wrong = {name: would_tell() for name, value in read.items() if is_told(marks, value, postcode=postcode)}
    if wrong:
        raise ValidationError(wrong)


def is_told(marks: KnownMarks, value: Any, *, postcode: bool = False) -> bool:
    """Whether a text, or all that a value says one after the other, names the street, or the postcode too."""
    texts = [*texts_in(value)]
    return any(
        marks.tells(text) or (postcode and marks.names_postcode(text))
        for text in [*texts, *([" ".join(texts)] if len(texts) > 1 else [])]
    )


def says_postcode(values: Mapping[str, Any], *, organisation: Organisation | None) -> bool:
    """Whether a text that may stand names the postcode of a confidential place: whoever writes it is told."""
    marks = KnownMarks.of(organisation)
    return any(marks.names_postcode(text) for value in values.values() for text in texts_in(value))


def would_tell() -> str:
    return _("This would tell where a confidential place is. Leave out the street and the postcode.")


def text_columns(model: Any) -> list[str]:
    """All of a kind of record in which words can stand, those that a file brought besides among them."""
    return [
        column.name
        for column in model._meta.concrete_fields
        if isinstance(column, CharField | TextField | JSONField) and not column.choices
    ]


def tells(row: Any, marks: KnownMarks) -> bool:
    """Whether a record says the street in any of its columns, or in two that are read together."""
    said = {name: getattr(row, name) for name in text_columns(type(row))}
    joined = " ".join(str(said.get(name, "")) for name in JOINED)
    return is_told(marks, joined) or any(is_told(marks, value) for value in said.values())


def what_tells(location: Location) -> list[str]:
    """The names of everything this organisation publishes that would tell where this place is: siblings at
    the same address or in the same cell of the grid, directions, notes, translations, whatever a file said.
    """
    marks = KnownMarks.of(location.edited_by)
    found = [
        _named(place)
        for place in _mine(Location, location).exclude(latitude=None)
        if marks.tells_point(place.latitude, place.longitude)
    ]
    for model in dict.fromkeys(kind.model for kind in kinds.values()):
        found += [_named(row) for row in _mine(model, location) if tells(row, marks)]
    for owner in ("service", "location", "organization"):
        rows = Wording.objects.filter(**{f"{owner}__edited_by": location.edited_by}).select_related(owner)
        found += [_named(getattr(row, owner)) for row in rows if is_told(marks, row.texts)]
    return sorted(set(found))


def _mine(model: Any, location: Location) -> QuerySet[Any]:
    return model._default_manager.filter(edited_by=location.edited_by)


def _named(row: Any) -> str:
    """By its name, or by that of the service, the place or the house it is said of."""
    if name := getattr(row, "name", "") or getattr(row, "other", {}).get("name"):
        return str(name)
    owners = () if isinstance(row, Location) else OWNERS
    of = next((owner for name in owners if (owner := getattr(row, name, None))), None)
    return _named(of) if of else str(getattr(row, "description", "") or _("a place without a name"))
