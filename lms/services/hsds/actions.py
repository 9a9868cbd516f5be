"""An import is done whole, or not at all."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Organisation
from lms.services.directory.actions import find_towns, refresh_hours
from lms.services.directory.models import Service, ServiceAtLocation, ServiceNeed, Wording
from lms.services.hsds.hidden import Hidden
from lms.services.hsds.kinds import IN_ORDER, kinds
from lms.services.hsds.planning import Plan, in_pieces
from lms.services.hsds.steps import Step, named
from lms.services.index import refresh_index
from lms.services.keeping.enums import Done
from lms.services.keeping.models import Change, ForeignFile
from lms.services.keeping.rules import can_exchange
from lms.services.places.models import Location, Town
from lms.services.taxonomies.models import KeptRecord

BATCH = 500
MONTH = 30


class PlanIsOld(ValidationError):
    """Since it was made, somebody changed what it changes."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody changed one of these records in the meantime. Look at the file once more.")
        )


@transaction.atomic
def carry_out(
    plan: Plan,
    *,
    organisation: Organisation,
    by: Person,
    reviewer: str = "",
    months: int = 6,
    file: ForeignFile | None = None,
) -> dict[str, int]:
    """Write what was planned. With a `reviewer`, who looked at them, new services are shown at once; without
    one each is published by itself. `file` goes. How many records are new and changed.
    """
    permit(can_exchange(by, organisation))
    if plan.refusals:
        raise ValidationError(_("Nothing was imported. Correct the file first."))
    _check_age(plan, organisation)
    writing = _Writing(plan, organisation)
    for name in IN_ORDER:
        writing.write(name)
    writing.tie_loose_ends()
    if reviewer:
        publish(writing.new_services, reviewer=reviewer, months=months)
    for locations in in_pieces(writing.touched(Location)):
        find_towns(locations)
    now = timezone.now()
    for keys in in_pieces(sorted(writing.services())):
        services = list(Service.objects.filter(pk__in=keys))
        Change.objects.bulk_create(
            Change(service=each, by=by, at=now, member=Done.IMPORTED) for each in services
        )
        refresh_hours(services)
        refresh_index(Service.objects.filter(pk__in=keys))
    if file:
        file.delete()
    record("services.imported", actor=by, subject=organisation, **writing.done)
    return writing.done


@transaction.atomic
def keep_file(*, by: Person, organisation: Organisation, name: str, content: bytes) -> ForeignFile:
    """To be looked through before anything of it is taken over. One at a time: the one before goes."""
    permit(can_exchange(by, organisation))
    ForeignFile.objects.filter(by=by).delete()
    return ForeignFile.objects.create(by=by, organisation=organisation, name=name[-120:], content=content)


def publish(services: Iterable[Any], *, reviewer: str, months: int) -> None:
    """These keys, of services that the same transaction has made."""
    today = days.today()
    shown = {"is_published": True, "reviewer": reviewer, "reviewed_on": today, "review_months": months}
    for keys in in_pieces(sorted(services)):
        until = today + datetime.timedelta(days=MONTH * months)
        Service.objects.filter(pk__in=keys).update(**shown, expires_on=until)


def _check_age(plan: Plan, organisation: Organisation) -> None:
    """A row is written whole: what it held when it was planned is what it holds now, and nobody else writes
    it until this is done. What may not be told is what it was.
    """
    if Hidden.of(organisation) != plan.hidden:
        raise PlanIsOld
    for name, steps in plan.steps.items():
        planned_for = [step.row for step in steps if step.row is not None]
        for rows in in_pieces(planned_for):
            found = kinds[name].model._default_manager.filter(pk__in=[row.pk for row in rows])
            now = {row.pk: row for row in found.select_for_update(of=("self",), no_key=True)}
            if any(row.pk not in now or not _are_alike(row, now[row.pk]) for row in rows):
                raise PlanIsOld


def _are_alike(row: Any, now: Any) -> bool:
    names = [field.attname for field in row._meta.concrete_fields]
    return all(getattr(row, name) == getattr(now, name) for name in names)


class _Writing:
    """One import under way: `keys` are the primary keys of everything that is named, by kind and id."""

    def __init__(self, plan: Plan, organisation: Organisation) -> None:
        self.plan, self.organisation = plan, organisation
        self.keys: dict[tuple[str, UUID], Any] = {key: row.pk for key, row in plan.stored.items()}
        self.rows: dict[type, list[Any]] = defaultdict(list)
        self.new_services: set[Any] = set()
        self.towns: dict[tuple[str, str], Town] = {}
        self.done = {"new": 0, "changed": 0}

    def write(self, name: str) -> None:
        steps = [step for step in self.plan.steps[name] if step.is_new or self._changes(step)]
        new: list[Any] = []
        changed: list[Any] = []
        for step in steps:
            row = step.row or kinds[name].model(uuid=step.found.uuid, edited_by=self.organisation)
            self._fill(row, step)
            (new if step.is_new else changed).append(row)
        model = kinds[name].model
        model._default_manager.bulk_create(new, batch_size=BATCH)
        self.keys |= {(name, row.uuid): row.pk for row in new}
        if changed:
            names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
            model._default_manager.bulk_update(changed, names, batch_size=100)
        self._point_to_own_kind(name, steps)
        self.rows[model] += [*new, *changed]
        self.done["new"] += len(new)
        self.done["changed"] += len(changed)
        if model is Service:
            self.new_services = {row.pk for row in new}
        self._write_own(name)

    def _changes(self, step: Step) -> bool:
        return step.changes or (step.found.kind.name, step.found.uuid) in self.plan.own

    def _fill(self, row: Any, step: Step) -> None:
        kind, found = step.found.kind, step.found
        for name, value in step.columns.items():
            setattr(row, name, value)
        row.other, row.position = step.other, found.position
        if isinstance(row, KeptRecord):
            row.kind = kind.name
        for name, target in named(found):
            ref = kind.refs[name]
            if not ref.kind:
                setattr(row, ref.field, target)
            elif ref.kind != kind.name and (key := self.keys.get((ref.kind, target))):
                setattr(row, f"{ref.field}_id", key)
        own = self.plan.own.get((kind.name, found.uuid))
        for name, value in own.fields.items() if own else ():
            setattr(row, name, self._town(value) if name == "town" else value)

    def _point_to_own_kind(self, name: str, steps: Iterable[Step]) -> None:
        """A term below a term, an organisation below another: when all of them are there."""
        for step in steps:
            for ref, target in named(step.found):
                where = kinds[name].refs[ref]
                if where.kind == name and (key := self.keys.get((name, target))):
                    kinds[name].model._default_manager.filter(uuid=step.found.uuid).update(
                        **{f"{where.field}_id": key}
                    )

    def _write_own(self, name: str) -> None:
        said = {self.keys[key]: own for key, own in self.plan.own.items() if key[0] == name}
        needs = [ServiceNeed(service_id=key, need=need) for key, own in said.items() for need in own.needs]
        ServiceNeed.objects.bulk_create(needs, batch_size=BATCH, ignore_conflicts=True)
        for keys in in_pieces([key for key, own in said.items() if own.wordings]):
            self._write_words(name, {key: said[key].wordings for key in keys})

    def _write_words(self, name: str, said: dict[Any, dict[str, dict[str, Any]]]) -> None:
        owner = f"{name}_id"
        known = Wording.objects.select_for_update().filter(**{f"{owner}__in": list(said)})
        held = {(getattr(wording, owner), wording.language): wording for wording in known}
        new, changed = [], []
        for key, wordings in said.items():
            for language, texts in wordings.items():
                if wording := held.get((key, language)):
                    wording.texts |= texts
                    changed.append(wording)
                else:
                    new.append(Wording(**{owner: key}, language=language, texts=texts))
        Wording.objects.bulk_create(new)
        Wording.objects.bulk_update(changed, ["texts"], batch_size=100)

    def tie_loose_ends(self) -> None:
        """What named a record before it was here is tied to it now."""
        arrived = {name for name in IN_ORDER if any(step.is_new for step in self.plan.steps[name])}
        for kind in kinds.values():
            for name, ref in kind.refs.items():
                if ref.kind in arrived:
                    self._tie(kind.model, name, ref.field, ref.kind)

    def _tie(self, model: Any, name: str, field: str, target_kind: str) -> None:
        mine = model._default_manager.filter(edited_by=self.organisation, **{f"{field}__isnull": True})
        for row in mine.filter(other__has_key=name):
            raw = row.other[name]
            key = self.keys.get((target_kind, UUID(raw))) if raw else None
            if key:
                model._default_manager.filter(pk=row.pk).update(**{f"{field}_id": key})

    def touched(self, model: type) -> list[Any]:
        return self.rows[model]

    def services(self) -> set[Any]:
        """The keys of those that were written, and of those of which something was that hangs on them."""
        keys = {service.pk for service in self.rows[Service]}
        places: set[Any] = set()
        for model, rows in self.rows.items():
            if model is not Service:
                keys |= {row.service_id for row in rows if getattr(row, "service_id", None)}
                places |= {
                    row.service_at_location_id for row in rows if hasattr(row, "service_at_location_id")
                }
        for some in in_pieces(sorted(places - {None})):
            keys |= set(ServiceAtLocation.objects.filter(pk__in=some).values_list("service_id", flat=True))
        return keys - {None}

    def _town(self, named_town: tuple[str, str]) -> Town:
        if named_town not in self.towns:
            name, country = named_town
            self.towns[named_town] = Town.objects.get_or_create(name=name, country=country)[0]
        return self.towns[named_town]
