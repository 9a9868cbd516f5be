"""Where a service is. Of a confidential place the address passes through here once and is not kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.core.texts import in_a_row
from lms.services.directory.actions import refresh_hours
from lms.services.directory.models import Service, ServiceAtLocation, Wording
from lms.services.editing.actions import note_place
from lms.services.editing.history import forget_in_history
from lms.services.editing.telling import check_texts, is_told, text_columns, what_tells
from lms.services.editing.words import write_words
from lms.services.keeping.enums import Done
from lms.services.keeping.models import Change
from lms.services.keeping.rules import can_edit
from lms.services.places.marks import KnownMarks, marks_of
from lms.services.places.models import Address, AddressMark, Location, Town
from lms.services.taxonomies.models import Attribute, KeptRecord

#: What is said of a place in words. Where it becomes confidential, none stays that stood there before.
SAID_BEFORE = ("alternate_name", "description")
#: What leads to a place, whatever it says: of a confidential one nothing stands there.
LEADING = {"latitude": None, "longitude": None, "url": ""}
#: What a history may have kept of an address.
TELLING_CHANGES = (Done.IMPORTED, Done.PLACE)


@dataclass(frozen=True)
class Secret:
    """Where a confidential place is: never stored. It becomes marks by which it is recognised."""

    street: str
    postcode: str = ""
    point: tuple[float, float] | None = None


@transaction.atomic
def save_place(
    place: ServiceAtLocation,
    *,
    by: Person,
    values: Mapping[str, Any],
    town: tuple[str, str],
    address: Mapping[str, str],
    secret: Secret | None = None,
    note: str | None = None,
) -> ServiceAtLocation:
    """`values` are columns of the location; `address` is public: of a confidential place its front door for
    the public, or nothing; `note` is what this service says of being there. ValidationError by field where
    something would tell where it is.
    """
    service = place.service
    permit(can_edit(by, service))
    if place.pk:
        lock(place)
    location = place.location or Location(edited_by=service.edited_by, organization=service.organization)
    if location.pk:
        lock(location)
    was_confidential = location.is_confidential
    becomes = bool(values["is_confidential"]) and not was_confidential
    before = {name: getattr(location, name) for name in SAID_BEFORE}
    for name, value in values.items():
        setattr(location, name, value)
    location.town = Town.objects.get_or_create(name=town[0], country=town[1])[0]
    if location.is_confidential:
        _make_quiet(location, before if becomes else {})
    else:
        location.redaction = ""
    if note is not None:
        place.description = "" if becomes and note == place.description else note
    _save(place, location, values)
    if location.is_confidential:
        _forget(location, secret, is_new=becomes)
    else:
        location.marks.all().delete()
    _write_address(location, address)
    kept = {name: getattr(location, name) for name in values}
    _check(location, kept | ({} if note is None else {"note": place.description}), address)
    refresh_hours(Service.objects.filter(service_at_locations__location=location).distinct())
    note_place(location, Done.PLACE, by=by)
    return place


def _save(place: ServiceAtLocation, location: Location, values: Mapping[str, Any]) -> None:
    if location.pk:
        cleared = ["other", "redaction", *SAID_BEFORE, *LEADING]
        location.save(update_fields={*values, "town", *cleared})
        place.save(update_fields=["description"])
    else:
        location.save(force_insert=True)
        place.location = location
        place.save(force_insert=True)


def _make_quiet(location: Location, before: Mapping[str, str]) -> None:
    """`before` is what stood there as long as it was not confidential: what is written now is looked at."""
    location.other = _identified(location.other)
    for name, nothing in LEADING.items():
        setattr(location, name, nothing)
    for name, said in before.items():
        if getattr(location, name) == said:
            setattr(location, name, "")


def _identified(other: Mapping[str, Any]) -> dict[str, Any]:
    """Of what a file said besides, only by which it is recognised when it comes again."""
    return {name: raw for name, raw in other.items() if name == "id"}


def _forget(location: Location, secret: Secret | None, *, is_new: bool) -> None:
    """All that told where it is, and what foreign files said of it besides. Addresses, how one gets in and
    translations, written since it is confidential, were looked at then.
    """
    ids = [location.uuid, *location.addresses.values_list("uuid", flat=True)]
    if is_new:
        location.addresses.all().delete()
        location.accessibility.all().delete()
        for wording in location.wordings.all():
            write_words(wording, dict.fromkeys((*SAID_BEFORE, "url"), ""))
    KeptRecord.objects.filter(parent_id__in=ids).delete()
    Attribute.objects.filter(link_id__in=ids).delete()
    Change.objects.filter(
        service__service_at_locations__location=location, member__in=TELLING_CHANGES
    ).update(before="", after="")
    if secret is None:
        if not location.marks.exists():
            raise ValidationError({"secret_street": _("Type the street, so that it can be recognised.")})
    else:
        location.marks.all().delete()
        AddressMark.objects.bulk_create(
            AddressMark(location=location, kind=kind, mark=mark)
            for kind, mark in marks_of(street=secret.street, postcode=secret.postcode, point=secret.point)
        )
    marks = KnownMarks.of(location.edited_by)
    forget_in_history(location.edited_by, marks)
    _silence(location, marks)


def _silence(location: Location, marks: KnownMarks) -> None:
    """What hangs on it and no form shows keeps what tells nothing: a number, hours."""
    offered = list(location.service_at_locations.all())
    rows = [*offered]
    for owner in (location, *offered):
        for hung in ("contacts", "phones", "schedules", "languages", "accessibility"):
            rows += getattr(owner, hung).all() if hasattr(owner, hung) else []
    for row in rows:
        telling = [name for name in text_columns(type(row)) if is_told(marks, getattr(row, name))]
        for name in telling:
            setattr(row, name, _identified(row.other) if name == "other" else "")
        if telling:
            row.save(update_fields=telling)


def _write_address(location: Location, address: Mapping[str, str]) -> None:
    """The front door. Others, for letters among them, are rows of their own (lms.services.editing.rows)."""
    row = location.door
    if not address.get("address_1"):
        if row:
            row.delete()
        return
    row = row or Address(location=location, edited_by=location.edited_by)
    for name, value in address.items():
        setattr(row, name, value)
    if (row.city.strip(), row.country.strip().upper()) != (location.town.name, location.town.country):
        row.city, row.country = location.town.name, location.town.country
    if row.pk:
        row.save(update_fields=[*address, "city", "country"])
    else:
        row.save(force_insert=True)


def _check(location: Location, values: Mapping[str, Any], address: Mapping[str, str]) -> None:
    """After it was written, and before it is kept: what is wrong undoes all of it."""
    check_texts({**values, **address}, organisation=location.edited_by, postcode=location.is_confidential)
    if KnownMarks.of(location.edited_by).tells_point(location.latitude, location.longitude):
        raise ValidationError({"point": _("A confidential place is beside this point. Leave it out.")})
    if location.is_confidential and (siblings := what_tells(location)):
        raise ValidationError(
            _("These would tell where it is, change them first: %(names)s.")
            % {"names": in_a_row(siblings[:5])}
        )


@transaction.atomic
def remove_place(place: ServiceAtLocation, *, by: Person) -> None:
    """The service is no longer there. A place without any service goes with it."""
    service, location = place.service, place.location
    permit(can_edit(by, service))
    if location:
        note_place(location, Done.PLACE_REMOVED, by=by)
    place.delete()
    refresh_hours([service])
    if location and location.edited_by_id == service.edited_by_id and not _is_used(location):
        location.delete()


@transaction.atomic
def say_place_in(place: ServiceAtLocation, language: str, *, by: Person, texts: Mapping[str, str]) -> None:
    """What is said of the place in another language."""
    service, location = place.service, place.location
    permit(can_edit(by, service))
    lock(location)
    check_texts(texts, organisation=location.edited_by, postcode=location.is_confidential)
    wording, _new = Wording.objects.get_or_create(location=location, language=language)
    write_words(wording, texts)
    note_place(location, Done.PLACE, by=by)


def _is_used(location: Location) -> bool:
    return location.service_at_locations.exists()


def new_place(service: Service) -> ServiceAtLocation:
    return ServiceAtLocation(service=service, edited_by=service.edited_by)
