"""Planning: one session or a weekly series, changed and cancelled one by one or from one of them on."""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.catalogue.models import Module
from courses.enrolments.models import Cohort
from courses.sessions.models import RemoteLink, Session
from courses.sessions.rules import may_plan
from lms.audit.actions import record
from lms.core import days, written
from lms.core.locking import lock, lock_all
from lms.core.people import Person
from lms.core.permissions import permit

WEEK = datetime.timedelta(days=7)
#: More than a year of weeks is a slip.
MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """What is the same for every session of a series. `begins` and `ends` are times of its place."""

    topic: str
    begins: datetime.time
    ends: datetime.time
    zone: str
    room: str = ""
    is_remote: bool = False
    link: str = ""
    interpreter: str = ""
    trainer: Person | None = None
    counts_for: Module | None = None
    bring: str = ""


#: What a session takes over as it is said.
SAME = ("topic", "zone", "room", "is_remote", "interpreter", "trainer", "counts_for", "bring")
PLACED = (*SAME, "starts_at", "ends_at", "revision")


@transaction.atomic
def plan_sessions(
    cohort: Cohort, what: What, *, first: datetime.date, until: datetime.date | None = None, by: Person
) -> list[Session]:
    """Once, or every week until a day, each at the hour of its clocks.

    ValidationError when the group has ended, or clocks are put forward over that hour.
    """
    lock(cohort)
    if cohort.ended_at:
        raise ValidationError(_("This group has ended in the meantime. Nothing was saved."))
    permit(may_plan(by, cohort))
    planned = list(_weeks(first, until or first))
    series = uuid.uuid4() if len(planned) > 1 else None
    made = [_place(Session(cohort=cohort, series=series), what, day) for day in planned]
    for session in made:
        session.save(force_insert=True)
        _keep_link(session, what.link)
    record("session.planned", actor=by, subject=made[0], count=len(made))
    return made


def _weeks(first: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    for number in range(MOST):
        day = first + number * WEEK
        if day > until and number:
            return
        yield day


def _place(session: Session, what: What, day: datetime.date) -> Session:
    """Fills it in; nothing is saved."""
    for name in SAME:
        setattr(session, name, getattr(what, name))
    session.starts_at = _moment(day, what.begins, what.zone)
    session.ends_at = _moment(day, what.ends, what.zone)
    if session.ends_at <= session.starts_at:
        raise ValidationError({"ends": _("It ends before it begins.")})
    return session


def _moment(day: datetime.date, clock: datetime.time, zone: str) -> datetime.datetime:
    moment = days.moment_at(day, clock, zone)
    if moment is None:
        words = _("On %(day)s clocks are put forward, and this time does not exist. Choose another one.")
        raise ValidationError({"begins": words % {"day": written.day(day)}})
    return moment


def _keep_link(session: Session, address: str) -> None:
    RemoteLink.objects.filter(session=session).delete()
    if session.is_remote and address:
        link = RemoteLink(session=session, until=session.ends_at)
        link.keep(address)
        link.save(force_insert=True)


@transaction.atomic
def change_session(
    session: Session, what: What, *, day: datetime.date, onwards: bool = False, by: Person
) -> int:
    """This one; with `onwards` those of its series that come after it too, moved by as many days. How many
    were changed.

    ValidationError when it was cancelled, or its register was kept: hours were counted by its times.
    """
    lock(session)
    permit(may_plan(by, session.cohort))
    if session.cancelled_at:
        raise ValidationError(_("This session was cancelled in the meantime. Nothing was saved."))
    if session.register_at:
        raise ValidationError(register_was_kept())
    moved = day - session.day
    rows = [session, *(_later(session) if onwards else [])]
    for row in rows:
        lock(row)
        _place(row, what, row.day + moved)
        row.revision += 1
        row.save(update_fields=PLACED)
        _keep_link(row, what.link)
    record("session.changed", actor=by, subject=session, count=len(rows))
    return len(rows)


def register_was_kept() -> str:
    return _("The register of this session has been kept. It can no longer be changed.")


def _later(session: Session) -> list[Session]:
    """Of its series, what comes after it and was neither cancelled nor held."""
    if session.series is None:
        return []
    later = Session.objects.filter(series=session.series, starts_at__gt=session.starts_at)
    return lock_all(later.filter(cancelled_at=None, register_at=None))


@transaction.atomic
def cancel_session(session: Session, *, words: str, onwards: bool = False, by: Person) -> int:
    """It does not take place; those who learn in the group read `words`. Twice is once."""
    lock(session)
    permit(may_plan(by, session.cohort))
    if session.cancelled_at:
        return 0
    if session.register_at:
        raise ValidationError(register_was_kept())
    rows = [session, *(_later(session) if onwards else [])]
    for row in rows:
        lock(row)
        row.cancelled_at, row.cancelled_words = timezone.now(), words
        row.revision += 1
        row.save(update_fields=["cancelled_at", "cancelled_words", "revision"])
        _keep_link(row, "")
    record("session.cancelled", actor=by, subject=session, count=len(rows))
    return len(rows)
