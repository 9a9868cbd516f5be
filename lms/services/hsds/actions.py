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
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Organisation
from lms.services.directory.actions import find_towns, refresh_hours
from lms.services.directory.models import Service, ServiceAtLocation, ServiceNeed, Wording
from lms.services.hsds.kinds import IN_ORDER, kinds
from lms.services.hsds.planning import Plan, Step, named
from lms.services.index import refresh_index
from lms.services.keeping.models import Change, ForeignFile
from lms.services.keeping.rules import can_exchange
from lms.services.places.models import Location, Town
from lms.services.taxonomies.models import KeptRecord

BATCH = 500


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
    writing = _Writing(plan, organisation)
    for name in IN_ORDER:
        writing.write(name)
    writing.tie_loose_ends()
    services = writing.services()
    for service in services:
        if reviewer and service.pk in writing.new_services:
            publish(service, reviewer=reviewer, months=months)
    now = timezone.now()
    Change.objects.bulk_create(
        [Change(service=service, by=by, at=now, member="imported") for service in services], batch_size=BATCH
    )
    find_towns(writing.touched(Location))
    refresh_hours(services)
    refresh_index(Service.objects.filter(pk__in=[service.pk for service in services]))
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


def publish(service: Service, *, reviewer: str, months: int) -> None:
    lock(service)
    today = days.today()
    service.is_published = True
    service.reviewer, service.reviewed_on = reviewer, today
    service.review_months = months
    service.expires_on = today + datetime.timedelta(days=30 * months)
    service.save(update_fields=["is_published", "reviewer", "reviewed_on", "review_months", "expires_on"])


class _Writing:
    """One import under way: `keys` are the primary keys of everything that is named, by kind and id."""

    def __init__(self, plan: Plan, organisation: Organisation) -> None:
        self.plan, self.organisation = plan, organisation
        self.keys: dict[tuple[str, UUID], Any] = {key: row.pk for key, row in plan.stored.items()}
        self.rows: dict[type, list[Any]] = defaultdict(list)
        self.new_services: set[Any] = set()
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
            setattr(row, name, _town(value) if name == "town" else value)

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
        for (kind, uuid), own in self.plan.own.items():
            if kind != name:
                continue
            key = self.keys[kind, uuid]
            if own.needs:
                needs = [ServiceNeed(service_id=key, need=need) for need in own.needs]
                ServiceNeed.objects.bulk_create(needs, ignore_conflicts=True)
            for language, texts in own.wordings.items():
                said = {f"{kind}_id": key, "language": language}
                wording = Wording.objects.select_for_update().filter(**said).first()
                wording = wording or Wording.objects.create(**said)
                wording.texts |= texts
                wording.save(update_fields=["texts"])

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

    def services(self) -> list[Service]:
        """Those that were written, and those of which something was that hangs on them."""
        keys = {service.pk for service in self.rows[Service]}
        for model, rows in self.rows.items():
            if model is Service:
                continue
            keys |= {row.service_id for row in rows if getattr(row, "service_id", None)}
            places = {row.service_at_location_id for row in rows if getattr(row, "service_at_location_id", 0)}
            keys |= set(
                ServiceAtLocation.objects.filter(pk__in=places).values_list("service_id", flat=True)
                if places
                else ()
            )
        return list(Service.objects.filter(pk__in=keys - {None}))


def _town(named_town: tuple[str, str]) -> Town:
    return Town.objects.get_or_create(name=named_town[0], country=named_town[1])[0]
