"""An employer's list: how each vacancy stands, until when, and the one thing to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from employers.vacancies.enums import Closed, State
from employers.vacancies.facts import proposed_by
from employers.vacancies.models import Vacancy
from employers.vacancies.queries import flags_in, is_asked, is_over


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """`look` is the key of its drawing; `next` is "" where there is nothing to do."""

    url: str
    title: str
    about: str
    state: str
    look: str
    until: Any
    until_words: str
    next: str


def own_rows(vacancies: Iterable[Vacancy]) -> list[OwnRow]:
    return [_row(vacancy) for vacancy in vacancies]


def _row(vacancy: Vacancy) -> OwnRow:
    until, words = _until(vacancy)
    return OwnRow(
        url=reverse("vacancies:vacancy", args=[vacancy.uuid]),
        title=vacancy.title,
        about=_about(vacancy),
        state=state_of(vacancy),
        look=_look(vacancy),
        until=until,
        until_words=words,
        next=_next(vacancy),
    )


def _about(vacancy: Vacancy) -> str:
    kind = str(vacancy.get_kind_display())
    if not vacancy.hours_per_week:
        return kind
    return _("%(kind)s, %(hours)s hours a week") % {"kind": kind, "hours": vacancy.hours_per_week}


def state_of(vacancy: Vacancy) -> str:
    if is_over(vacancy):
        return str(Closed(Closed.TIME).label)
    if vacancy.state == State.CLOSED and vacancy.closed_because:
        return str(vacancy.get_closed_because_display())
    return str(vacancy.get_state_display())


def _look(vacancy: Vacancy) -> str:
    if is_over(vacancy) or vacancy.state == State.CLOSED:
        return "closed"
    return {"open": "done", "returned": "look", "sent": "wait"}.get(vacancy.state, "draft")


def _until(vacancy: Vacancy) -> tuple[Any, str]:
    if vacancy.state == State.SENT:
        return vacancy.answer_by, _("We answer by then")
    if vacancy.state == State.OPEN:
        return vacancy.open_until, ""
    if vacancy.state == State.CLOSED:
        return vacancy.closed_at, ""
    return None, pgettext("a vacancy", "Not open yet")


def _next(vacancy: Vacancy) -> str:
    if vacancy.state == State.DRAFT:
        return _("Go on writing")
    if vacancy.state == State.RETURNED:
        return _to_change(len(flags_in(vacancy)))
    return _next_of_open(vacancy) if vacancy.state == State.OPEN else ""


def _to_change(count: int) -> str:
    if not count:
        return _("Read what we wrote")
    words = ngettext("Change one sentence", "Change %(count)d sentences", count)
    return words % {"count": count}


def _next_of_open(vacancy: Vacancy) -> str:
    if is_over(vacancy):
        return _("Offer it again")
    if is_asked(vacancy):
        return _("Keep it open")
    is_answered = proposed_by(vacancy) is not None and vacancy.changed_at is None
    return _("Read what we wrote") if is_answered else ""
