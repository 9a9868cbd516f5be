"""What stands in rows of their own: prices, what one brings, numbers, ways in. What nobody changes stays as a
file brought it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.services.directory.actions import refresh_hours
from lms.services.directory.models import Organization, Service, ServiceAtLocation
from lms.services.editing.actions import note_place, touched
from lms.services.editing.reached import areas_of
from lms.services.editing.telling import check_texts, would_tell
from lms.services.keeping.enums import Done
from lms.services.keeping.rows import ROW_KINDS, RowKind
from lms.services.keeping.rules import can_edit_rows, is_own_house
from lms.services.places.models import Town
from lms.services.reaching.models import Schedule
from lms.services.reaching.rules import is_every_week
from lms.services.taxonomies.models import KeptRecord

OF_A_SERVICE = ("cost_option", "required_document", "service_area", "phone", "contact", "schedule",
                "funding")  # fmt: skip
OF_A_PLACE = ("phone", "address", "accessibility", "language", "contact", "schedule")
OF_A_HOUSE = ("phone", "contact", "funding", "organization_identifier")
#: Of a row itself.
OF_A_ROW: dict[str, tuple[str, ...]] = {"phone": ("language",), "contact": ("phone",)}


@dataclass(frozen=True)
class About:
    """What rows hang on: a service, one of its places, whoever offers it; or `row`, a number or an office,
    itself one of `above`.
    """

    service: Service
    place: ServiceAtLocation | None = None
    house: Organization | None = None
    row: Any = None
    above: "About | None" = None

    @property
    def of(self) -> str:
        """What it is, in an address."""
        if self.row:
            return str(self.row.uuid)
        return str(self.place.uuid) if self.place else "house" if self.house else "service"

    @property
    def kinds(self) -> list[RowKind]:
        names: tuple[str, ...] = OF_A_PLACE if self.place else OF_A_HOUSE if self.house else OF_A_SERVICE
        if self.row:
            names = OF_A_ROW.get(self.row._meta.model_name, ())
        return [ROW_KINDS[name] for name in names]

    def under(self, row: Any) -> "About":
        return replace(self, row=row, above=self)

    @property
    def is_confidential(self) -> bool:
        return bool(self.place and self.place.location and self.place.location.is_confidential)


def _owners(about: About) -> list[tuple[str, Any]]:
    """(reference, what it names); a new row hangs on the first that it can."""
    if about.row:
        return [(about.row._meta.model_name, about.row)]
    if about.house:
        return [("organization", about.house)]
    if about.place is None:
        return [("service", about.service)]
    location = about.place.location
    is_ours = location is not None and location.edited_by_id == about.service.edited_by_id
    return [("service_at_location", about.place), *([("location", location)] if is_ours else [])]


def about_row(service: Service, uuid: UUID) -> About | None:
    """A number or an office of the service, of its places or of its own house, as that on which rows hang."""
    places = service.service_at_locations.select_related("location", "service")
    abouts = [About(service), *(About(service, place=place) for place in places)]
    if is_own_house(service):
        abouts.append(About(service, house=service.organization))
    found = (each for about in abouts for each in _hung(about))
    return next((each for each in found if each.row.uuid == uuid), None)


def _hung(about: About) -> Iterator[About]:
    for kind in about.kinds:
        if kind.name in OF_A_ROW:
            for row in rows_about(about, kind):
                under = about.under(row)
                yield under
                yield from _hung(under)


def _owners_of(about: About, kind: RowKind) -> list[tuple[str, Any]]:
    references = {column.name for column in kind.model._meta.concrete_fields}
    return [(name, owner) for name, owner in _owners(about) if name in references]


def rows_about(about: About, kind: RowKind) -> list[Any]:
    """Those of this organisation that the forms beside do not write: whole countries are ticked, and a plain
    week has seven lines.
    """
    hung = Q()
    if kind.model is KeptRecord:
        hung = Q(kind=kind.name, parent_id=_owners(about)[0][1].uuid)
    for name, owner in _owners_of(about, kind):
        hung |= Q(**{name: owner})
    if not hung:
        return []
    rows: QuerySet[Any] = kind.model._default_manager.filter(hung, edited_by=about.service.edited_by_id)
    if kind.name == "address" and about.place and about.place.location and about.place.location.door:
        rows = rows.exclude(pk=about.place.location.door.pk)
    if kind.name == "service_area":
        rows = rows.exclude(pk__in=areas_of(about.service).values("pk")).select_related("town")
    found = list(rows.order_by("position", "pk"))
    return [row for row in found if not is_every_week(row)] if kind.model is Schedule else found


@transaction.atomic
def save_row(about: About, kind: RowKind, row: Any, *, by: Person, values: Mapping[str, Any]) -> None:
    """`row` is one of `rows_about`, or None for a new one; the `town` of an area is (name, country)."""
    permit(can_edit_rows(by, about.service, of_house=about.house is not None))
    lock(about.service)
    check_texts(values, organisation=about.service.edited_by, postcode=about.is_confidential)
    if about.is_confidential and values.get("url"):
        raise ValidationError({"url": would_tell()})
    if new := row is None:
        row = _new(about, kind)
    else:
        lock(row)
    before = {} if new else said_in(row, kind)
    if kind.model is KeptRecord:
        row.other |= {name: value for name, value in values.items() if value != kind.held(row, name)}
    else:
        for name, value in values.items():
            setattr(row, name, _town(value) if name == "town" else value)
    if new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["other"] if kind.model is KeptRecord else [*values])
    _note(about, kind, before, said_in(row, kind), by=by)


@transaction.atomic
def remove_row(about: About, kind: RowKind, row: Any, *, by: Person) -> None:
    permit(can_edit_rows(by, about.service, of_house=about.house is not None))
    lock(about.service)
    lock(row)
    before = said_in(row, kind)
    row.delete()
    _note(about, kind, before, {}, by=by)


def _new(about: About, kind: RowKind) -> Any:
    more = {"edited_by": about.service.edited_by, "position": len(rows_about(about, kind))}
    if kind.model is KeptRecord:
        return KeptRecord(kind=kind.name, parent_id=_owners(about)[0][1].uuid, **more)
    name, owner = _owners_of(about, kind)[0]
    return kind.model(**{name: owner}, **more)


def _town(named: tuple[str, str] | None) -> Town | None:
    return Town.objects.get_or_create(name=named[0], country=named[1])[0] if named else None


def said_in(row: Any, kind: RowKind) -> dict[str, str]:
    """{column: what it says} of those that say something, as a history notes it."""
    values = {name: kind.held(row, name) for name in kind.columns} if row else {}
    return {name: _as_noted(value) for name, value in values.items() if value not in (None, "")}


def _as_noted(value: Any) -> str:
    return value.isoformat("minutes") if hasattr(value, "hour") else str(value)


def _note(about: About, kind: RowKind, before: Any, after: Any, *, by: Person) -> None:
    if kind.model is Schedule:
        refresh_hours([about.service])
    if before == after:
        return
    if about.place:
        note_place(about.place.location, Done.PLACE, by=by)
    elif about.house:
        for each in about.house.services.filter(edited_by=about.service.edited_by):
            touched(each, {Done.HOUSE: ("", "")}, by=by)
    else:
        touched(about.service, {kind.name: (before, after)}, by=by)
