"""The register: who was there, marked by whoever teaches, on a phone at the door."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.enrolments.models import Enrolment
from courses.sessions.enums import WAS_THERE, Mark, Why
from courses.sessions.events import Attended
from courses.sessions.models import Attendance, Session
from courses.sessions.queries import taking_part
from courses.sessions.rules import may_keep_register
from lms.audit.actions import record
from lms.contracts import event
from lms.core import days
from lms.core.locking import lock, one_at_a_time
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.queries import learners_for


@dataclass(frozen=True, slots=True)
class Marked:
    """What is said of one learner."""

    mark: Mark
    minutes_late: int = 0

    def minutes_of(self, session: Session) -> int:
        return max(0, session.minutes - self.minutes_late) if self.mark in WAS_THERE else 0


def is_correction(session: Session) -> bool:
    """Until the end of its day a mark is put right as often as one likes; afterwards with a reason."""
    return days.day_of(timezone.now(), session.zone) > session.day


@transaction.atomic
def keep_register(
    session: Session, marks: Mapping[UUID, Marked], *, by: Person, why: Why | None = None
) -> int:
    """Writes down what is said of each, by the public id of her enrolment; how many marks are new or other
    than before. What is not named stays as somebody else has marked it: of two at once nobody loses a mark,
    and of one learner the last one stands.

    ValidationError when a mark of an earlier day is changed without a reason.
    """
    lock(session)
    permit(may_keep_register(by, session))
    one_at_a_time(Enrolment.objects.filter(uuid__in=marks))  # what is done by coming is counted with it
    before = {row.enrolment.uuid: row for row in _rows(session)}
    there = {
        row.uuid: row for row in taking_part(session).filter(person__in=_open_to(by)).filter(uuid__in=marks)
    }
    corrected, new = [], []
    for public_id, enrolment in there.items():
        said, row = marks[public_id], before.get(public_id)
        if row is None:
            row = _marked(Attendance(session=session, enrolment=enrolment), said, by)
            row.save(force_insert=True)
            new.append(row)
        elif (row.mark, row.minutes_late) != (said.mark, said.minutes_late):
            was = row.mark
            _marked(lock(row), said, by).save(update_fields=MARK)
            corrected.append((was, row))
    if corrected and is_correction(session) and why is None:
        raise ValidationError({"why": _("Choose why this is put right.")})
    if session.register_at is None and there:
        session.register_at = timezone.now()
        session.save(update_fields=["register_at"])
    _write_down(session, corrected, new, by, why if is_correction(session) else None)
    return len(corrected) + len(new)


def _rows(session: Session) -> list[Attendance]:
    return list(session.attendances.select_related("enrolment"))


def _open_to(by: Person) -> Any:
    """Those whom this worker may see, and whose accounts are open: a closed one is read only."""
    return learners_for(by).filter(suspended_at=None).order_by().values("user")


MARK = ("mark", "minutes_late", "minutes", "marked_by", "marked_at")


def _marked(row: Attendance, said: Marked, by: Person) -> Attendance:
    row.mark = said.mark
    row.minutes_late = said.minutes_late if said.mark == Mark.LATE else 0
    row.minutes = said.minutes_of(row.session)
    row.marked_by, row.marked_at = by, timezone.now()
    return row


def _write_down(
    session: Session,
    corrected: list[tuple[str, Attendance]],
    new: list[Attendance],
    by: Person,
    why: Why | None,
) -> None:
    if new:
        record("register.kept", actor=by, subject=session, count=len(new))
    for was, row in corrected if why else []:
        record("attendance.corrected", actor=by, subject=row, was=was, now=str(row.mark), why=str(why))
    for was, row in [*(("", row) for row in new), *corrected]:
        if row.was_there and was not in WAS_THERE:
            event.emit(Attended(row))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line of the register. `was` is what the page showed, so that only what somebody changed is sent;
    `is_open` says whether she can be marked here: not while her account is closed, nor when she has gone.
    """

    enrolment: Enrolment
    handle: str
    mark: str
    minutes_late: int
    was: str
    is_open: bool
    by: Person | None = None
    at: datetime.datetime | None = None
    so_far: int = 0


def register_rows(session: Session, *, reader: Person) -> list[RegisterRow]:
    """By handle: those who take part, and who was marked and has gone since. Of whom the reader may see."""
    seen = learners_for(reader).order_by().values("user")
    marked = {
        row.enrolment_id: row
        for row in session.attendances.filter(enrolment__person__in=seen).select_related(
            "enrolment__person__profile", "marked_by"
        )
    }
    there = {row.pk: row for row in taking_part(session).filter(person__in=seen)}
    everyone = {**{pk: row.enrolment for pk, row in marked.items()}, **there}
    rows = [
        _row(enrolment, marked.get(pk), is_there=pk in there)
        for pk, enrolment in everyone.items()
        if pk in marked or enrolment.person.profile.is_open
    ]
    return sorted(rows, key=lambda row: row.handle)


def _row(enrolment: Enrolment, row: Attendance | None, *, is_there: bool) -> RegisterRow:
    profile = enrolment.person.profile
    return RegisterRow(
        enrolment=enrolment,
        handle=profile.handle,
        mark=row.mark if row else "",
        minutes_late=row.minutes_late if row else 0,
        was=f"{row.mark}-{row.minutes_late}" if row else "",
        is_open=is_there and profile.is_open,
        by=row.marked_by if row else None,
        at=row.marked_at if row else None,
    )
