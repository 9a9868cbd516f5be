"""A session as it is told: on the desk, to her, and on paper."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from courses.sessions.models import Session
from lms.core import days, written


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSession:
    """Times are those of the place. `elsewhere`: by which city's clocks, where they are not the site's."""

    uuid: UUID
    topic: str
    group: str
    day: datetime.date
    begins: datetime.time
    ends: datetime.time
    elsewhere: str
    place: str
    interpreter: str
    trainer: str
    bring: str
    is_cancelled: bool
    cancelled_words: str


def said(session: Session) -> SaidSession:
    return SaidSession(
        uuid=session.uuid,
        topic=session.topic,
        group=session.cohort.name,
        day=session.day,
        begins=session.begins,
        ends=session.ends,
        elsewhere=_elsewhere(session.zone),
        place=_place(session),
        interpreter=written.language_named(session.interpreter) if session.interpreter else "",
        trainer=session.trainer.get_full_name() or session.trainer.get_username() if session.trainer else "",
        bring=session.bring,
        is_cancelled=session.cancelled_at is not None,
        cancelled_words=session.cancelled_words,
    )


def _elsewhere(zone: str) -> str:
    return "" if zone == str(days.zone()) else written.clocks_of(zone)


def _place(session: Session) -> str:
    if session.is_remote and not session.room:
        return _("On the phone or computer")
    return session.room


def hours_in_words(minutes: int) -> str:
    """1.5: half hours are told, minutes are not."""
    halves = minutes // 30
    return written.number(halves / 2 if halves % 2 else halves // 2)
