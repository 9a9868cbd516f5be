"""What an organisation does with its services. Each action writes down who changed what."""

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Organisation
from lms.services.directory.actions import refresh_hours
from lms.services.directory.models import (
    Organization,
    Service,
    ServiceAtLocation,
    Wording,
)
from lms.services.editing.history import untold
from lms.services.editing.reached import Reached, set_needs, set_reached
from lms.services.editing.telling import check_texts
from lms.services.editing.words import Changed, write_words
from lms.services.index import refresh_index
from lms.services.keeping.enums import Done
from lms.services.keeping.models import Change, ErrorReport
from lms.services.keeping.rules import can_add, can_edit
from lms.services.places.marks import KnownMarks
from lms.services.places.models import Location
from lms.services.reaching.models import Schedule
from lms.services.reaching.rules import days_named, is_every_week

REVIEWED = ["is_published", "reviewer", "reviewed_on", "review_months", "expires_on", "suspend_on",
            "last_modified"]  # fmt: skip
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTH = 30


@transaction.atomic
def add_service(
    organisation: Organisation,
    *,
    by: Person,
    house: str,
    values: Mapping[str, Any],
    needs: Sequence[str] = (),
    reached: Reached | None = None,
) -> Service:
    """A draft: nobody sees it before it is published. `house` is the name of whoever offers it."""
    permit(can_add(by, organisation))
    known = Organization.objects.filter(edited_by=organisation, name=house).order_by("pk").first()
    offered_by = known or Organization.objects.create(
        edited_by=organisation, name=house, language=values["language"]
    )
    service = Service(edited_by=organisation, organization=offered_by)
    _write(service, values, needs, reached or Reached(), by=by, is_new=True)
    return service


@transaction.atomic
def change_service(
    service: Service,
    *,
    by: Person,
    values: Mapping[str, Any],
    needs: Sequence[str] = (),
    reached: Reached | None = None,
) -> None:
    permit(can_edit(by, service))
    lock(service)
    _write(service, values, needs, reached or Reached(), by=by)


def _write(
    service: Service,
    values: Mapping[str, Any],
    needs: Sequence[str],
    reached: Reached,
    *,
    by: Person,
    is_new: bool = False,
) -> None:
    check_texts(values, organisation=service.edited_by)
    before = {name: getattr(service, name) for name in values}
    for name, value in values.items():
        setattr(service, name, value)
    service.last_modified = timezone.now()
    if is_new:
        service.save(force_insert=True)
    else:
        service.save(update_fields=[*columns_of(values), "last_modified"])
    changed = {name: (before[name], value) for name, value in values.items() if before[name] != value}
    changed |= {**set_needs(service, needs), **set_reached(service, reached)}
    note(service, {Done.CREATED: ("", "")} if is_new else changed, by=by)
    _found_anew(service)


@transaction.atomic
def say_in(service: Service, language: str, *, by: Person, texts: Mapping[str, Any]) -> None:
    """What the service says in another language; what is empty is not said, and its own stands in."""
    permit(can_edit(by, service))
    check_texts(texts, organisation=service.edited_by)
    lock(service)
    wording, _new = Wording.objects.get_or_create(service=service, language=language)
    changed = write_words(wording, texts)
    touched(service, {f"{name} ({language})": both for name, both in changed.items()}, by=by)


Stretches = Mapping[int, Sequence[tuple[datetime.time, datetime.time]]]


@transaction.atomic
def set_hours(
    owner: Service | ServiceAtLocation, *, by: Person, stretches: Stretches, closed: Sequence[int]
) -> None:
    """The week of a service, or of one place of it: (opens, closes) by weekday, and the days on which it is
    closed. Any other day is not known. A schedule that is no plain week stays as it is.
    """
    service = owner if isinstance(owner, Service) else owner.service
    permit(can_edit(by, service))
    lock(owner)
    key = "service" if owner is service else "service_at_location"
    plain = _plain(owner)
    before = [_in_words(plain), owner.closed_days]
    wanted = [(day, *stretch) for day in sorted(stretches) for stretch in stretches[day]]
    missing = _kept(plain, wanted)
    Schedule.objects.bulk_create(
        Schedule(
            **{key: owner},
            edited_by=service.edited_by,
            freq="WEEKLY",
            byday=WEEKDAYS[day - 1],
            opens_at=opens,
            closes_at=closes,
            position=position,
        )
        for position, (day, opens, closes) in enumerate(wanted)
        if (day, opens, closes) in missing
    )
    owner.closed_days = ",".join(map(str, sorted(closed)))
    owner.save(update_fields=["closed_days"])
    refresh_hours([service])
    after = [_in_words(_plain(owner)), owner.closed_days]
    touched(service, {"hours": (before, after)} if before != after else {}, by=by)


def _kept(plain: Sequence[Schedule], wanted: Sequence[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """What is still to be written: a row that says nothing but what is wanted stays, with all that a file
    said of it; the others go.
    """
    missing = set(wanted)
    for schedule in plain:
        said = {(day, schedule.opens_at, schedule.closes_at) for day in days_named(schedule)}
        if said <= missing:
            missing -= said
        else:
            schedule.delete()
    return missing


def _plain(owner: Service | ServiceAtLocation) -> list[Schedule]:
    return [schedule for schedule in owner.schedules.order_by("position", "pk") if is_every_week(schedule)]


def _in_words(schedules: Sequence[Schedule]) -> str:
    return ", ".join(
        f"{schedule.byday} {schedule.opens_at:%H:%M}-{schedule.closes_at:%H:%M}" for schedule in schedules
    )


# ── keeping it right ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def review(
    service: Service, *, by: Person, reviewer: str, months: int, suspend_on: datetime.date | None = None
) -> None:
    """Somebody who knows has looked at all of it: it is published, and holds for so many months. From
    `suspend_on` it is no longer shown if nobody looked at it again; None: it stays, and says since when.
    """
    permit(can_edit(by, service))
    lock(service)
    today = days.today()
    before = service.expires_on
    service.is_published = True
    service.reviewer, service.reviewed_on, service.review_months = reviewer, today, months
    service.expires_on = today + datetime.timedelta(days=MONTH * months)
    service.suspend_on = suspend_on
    service.last_modified = timezone.now()
    service.save(update_fields=REVIEWED)
    note(service, {Done.REVIEWED: (before or "", service.expires_on)}, by=by)
    record("service.reviewed", actor=by, subject=service)


@transaction.atomic
def pause(service: Service, *, by: Person, until: datetime.date | None = None, words: str = "") -> None:
    """It is not shown from today, until a day or until somebody ends the pause."""
    permit(can_edit(by, service))
    check_texts({"words": words}, organisation=service.edited_by)
    lock(service)
    service.paused_on, service.paused_until, service.pause_words = days.today(), until, words
    _save_pause(service)
    note(service, {Done.PAUSED: ("", until or "")}, by=by)


@transaction.atomic
def end_pause(service: Service, *, by: Person) -> None:
    permit(can_edit(by, service))
    lock(service)
    service.paused_on, service.paused_until, service.pause_words = None, None, ""
    _save_pause(service)
    note(service, {Done.PAUSE_ENDED: ("", "")}, by=by)


def _save_pause(service: Service) -> None:
    service.last_modified = timezone.now()
    service.save(update_fields=["paused_on", "paused_until", "pause_words", "last_modified"])


@transaction.atomic
def withdraw(service: Service, *, by: Person) -> None:
    """It is a draft again: nobody outside sees it."""
    permit(can_edit(by, service))
    lock(service)
    service.is_published = False
    service.last_modified = timezone.now()
    service.save(update_fields=["is_published", "last_modified"])
    note(service, {Done.WITHDRAWN: ("", "")}, by=by)


@transaction.atomic
def handle(report: ErrorReport, *, by: Person) -> None:
    """Somebody looked into it. What is wrong is changed in the service itself."""
    permit(can_edit(by, report.service))
    lock(report)
    if report.handled_at is None:
        report.handled_at, report.handled_by = timezone.now(), by
        report.save(update_fields=["handled_at", "handled_by"])


def touched(service: Service, changed: Changed, *, by: Person) -> None:
    if changed:
        service.last_modified = timezone.now()
        service.save(update_fields=["last_modified"])
        note(service, changed, by=by)
        _found_anew(service)


def columns_of(values: Mapping[str, Any]) -> list[str]:
    """In which columns these stand."""
    return ["other" if name == "links" else name for name in values]


def _found_anew(service: Service) -> None:
    refresh_index(Service.objects.filter(pk=service.pk))


def note(service: Service, changed: Changed, *, by: Person) -> None:
    """What told where a confidential place is goes out of the history with the change that takes it away."""
    now, marks = timezone.now(), KnownMarks.of(service.edited_by)
    Change.objects.bulk_create(
        Change(
            service=service,
            by=by,
            at=now,
            member=name[:60],
            before=untold(_told(before), marks),
            after=untold(_told(after), marks),
        )
        for name, (before, after) in changed.items()
    )


def _told(value: Any) -> str:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def note_place(location: Location, what: Any, *, by: Person) -> None:
    """Of a place nothing but that it was changed: what stood there before may be what must not be known."""
    services = Service.objects.filter(service_at_locations__location=location).distinct()
    for service in services:
        touched(service, {what: ("", "")}, by=by)
