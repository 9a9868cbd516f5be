"""Sessions as the desk lists them: when, for whom, and what is to be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.sessions.models import Session
from courses.sessions.rules import is_open
from courses.sessions.said import SaidSession, said


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """`state` says how it stands; `url` is where its next thing is done, `verb` what that is."""

    said: SaidSession
    state: str
    tone: str
    url: str
    verb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLists:
    to_keep: list[SessionRow]
    to_come: list[SessionRow]
    past: list[SessionRow]


def session_rows(sessions: Iterable[Session]) -> list[SessionRow]:
    return [_row(session) for session in sessions]


def _row(session: Session) -> SessionRow:
    state, tone = _state(session)
    keeps = is_open(session)
    return SessionRow(
        said=said(session),
        state=state,
        tone=tone,
        url=reverse("teaching:register" if keeps else "teaching:session", args=[session.uuid]),
        verb=(_("Look at the register") if session.register_at else _("Keep the register"))
        if keeps
        else _("Look at it"),
    )


def _state(session: Session) -> tuple[str, str]:
    if session.cancelled_at:
        return _("Cancelled"), "quiet"
    if session.register_at:
        return _("Register kept"), "done"
    if session.is_over:
        return _("The register is still to be kept"), "attention"
    return (_("Now"), "attention") if is_open(session) else ("", "")
