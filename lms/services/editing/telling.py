"""Whether something that is about to be public would tell where a confidential place is."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lms.organisations.models import Organisation
from lms.services.directory.models import Organization, Service, Wording
from lms.services.places.marks import KnownMarks
from lms.services.places.models import Address, Location
from lms.services.reaching.models import Contact, Phone

#: What anybody reads of each kind of record.
PUBLIC_TEXTS: tuple[tuple[type, tuple[str, ...]], ...] = (
    (Service, ("name", "alternate_name", "summary", "description", "application_process", "alert",
               "fees_description", "eligibility_description", "papers_words", "first_time",
               "interpretation_services", "call_steps", "url", "pause_words")),
    (Location, ("name", "alternate_name", "description", "transportation", "getting_in", "area", "url")),
    (Organization, ("name", "alternate_name", "description", "website")),
    (Phone, ("description",)),
    (Contact, ("name", "title", "department")),
)  # fmt: skip


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
    wrong = {
        name: would_tell()
        for name, value in values.items()
        if any(marks.tells(text) or (postcode and marks.names_postcode(text)) for text in texts_in(value))
    }
    if wrong:
        raise ValidationError(wrong)


def would_tell() -> str:
    return _("This would tell where a confidential place is. Leave out the street and the postcode.")


def what_tells(location: Location) -> list[str]:
    """The names of everything this organisation publishes that would tell where this place is: siblings at
    the same address or in the same cell of the grid, directions, notes, translations.
    """
    marks = KnownMarks.of(location.edited_by)
    found = [
        _named(address.location)
        for address in _mine(Address, location).select_related("location")
        if marks.tells(f"{address.address_1} {address.address_2}")
    ]
    found += [
        _named(place)
        for place in _mine(Location, location).exclude(latitude=None)
        if marks.tells_point(place.latitude, place.longitude)
    ]
    for model, members in PUBLIC_TEXTS:
        for row in _mine(model, location):
            said = [getattr(row, member) for member in members]
            if any(marks.tells(text) for text in texts_in([*said, row.other])):
                found.append(_named(row))
    for owner in ("service", "location", "organization"):
        rows = Wording.objects.filter(**{f"{owner}__edited_by": location.edited_by}).select_related(owner)
        found += [_named(getattr(row, owner)) for row in rows if any(map(marks.tells, texts_in(row.texts)))]
    return sorted(set(found))


def _mine(model: Any, location: Location) -> QuerySet[Any]:
    return model.objects.filter(edited_by=location.edited_by)


def _named(row: Any) -> str:
    return str(getattr(row, "name", "") or getattr(row, "description", "") or _("a place without a name"))
