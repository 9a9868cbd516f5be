"""What stands in rows of their own: prices, what one brings, numbers, ways in. What nobody changes stays as a
file brought it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
from lms.services.keeping.rules import can_edit_rows
from lms.services.places.models import Town
from lms.services.reaching.models import Schedule
from lms.services.reaching.rules import is_every_week

OF_A_SERVICE = ("cost_option", "required_document", "service_area", "phone", "contact", "schedule")
OF_A_PLACE = ("phone", "accessibility", "language", "contact", "schedule")
OF_A_HOUSE = ("phone", "contact")


@dataclass(frozen=True)
class About:
    """What rows hang on: a service, one of its places, or whoever offers it."""

    service: Service
    place: ServiceAtLocation | None = None
    house: Organization | None = None

    @property
    def kinds(self) -> list[RowKind]:
        names = OF_A_PLACE if self.place else OF_A_HOUSE if self.house else OF_A_SERVICE
        return [ROW_KINDS[name] for name in names]

    @property
    def is_confidential(self) -> bool:
        return bool(self.place and self.place.location and self.place.location.is_confidential)


def _owners(about: About) -> list[tuple[str, Any]]:
    """(reference, what it names); a new row hangs on the first that it can."""
    if about.house:
        return [("organization", about.house)]
    if about.place is None:
        return [("service", about.service)]
    location = about.place.location
    is_ours = location is not None and location.edited_by_id == about.service.edited_by_id
    return [("service_at_location", about.place), *([("location", location)] if is_ours else [])]


def _owners_of(about: About, kind: RowKind) -> list[tuple[str, Any]]:
    references = {column.name for column in kind.model._meta.concrete_fields}
    return [(name, owner) for name, owner in _owners(about) if name in references]


def rows_about(about: About, kind: RowKind) -> list[Any]:
    """Those of this organisation that the forms beside do not write: whole countries are ticked, and a plain
    week has seven lines.
    """
    hung = Q()
    for name, owner in _owners_of(about, kind):
        hung |= Q(**{name: owner})
    if not hung:
        return []
    rows: QuerySet[Any] = kind.model._default_manager.filter(hung, edited_by=about.service.edited_by_id)
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
    for name, value in values.items():
        setattr(row, name, _town(value) if name == "town" else value)
    if new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=[*values])
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
    name, owner = _owners_of(about, kind)[0]
    return kind.model(
        **{name: owner}, edited_by=about.service.edited_by, position=len(rows_about(about, kind))
    )


def _town(named: tuple[str, str] | None) -> Town | None:
    return Town.objects.get_or_create(name=named[0], country=named[1])[0] if named else None


def said_in(row: Any, kind: RowKind) -> dict[str, str]:
    """{column: what it says} of those that say something, as a history notes it."""
    values = {name: getattr(row, name) for name in kind.columns} if row else {}
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
