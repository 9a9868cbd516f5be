"""When her group meets, and where: for her home and for a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from courses.enrolments.models import Enrolment
from courses.sessions import queries
from courses.sessions.enums import Mark
from courses.sessions.said import SaidSession, hours_in_words, said
from lms.core.people import Person

#: So many stand on her page: what comes later is told when it comes nearer.
MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HerSession:
    """`link` is there from an hour before until the end, for a remote one. `mark` is how it was."""

    said: SaidSession
    link: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HerHours:
    course: str
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HerSessions:
    to_come: list[HerSession]
    past: list[HerSession]
    hours: list[HerHours]


def sessions_page(person: Person) -> HerSessions:
    """The same number of queries for one session and for twenty."""
    rows = queries.sessions_of(person).select_related("cohort", "trainer", "link")
    taken = list(Enrolment.objects.filter(person=person).select_related("course").order_by("pk"))
    minutes = queries.minutes_attended(taken)
    return HerSessions(
        to_come=[
            HerSession(said=said(row), link=queries.link_of(row)) for row in queries.to_come(rows)[:MOST]
        ],
        past=[
            HerSession(said=said(row.session), mark=str(Mark(row.mark).label))
            for row in queries.attendances_of(taken)[:MOST]
        ],
        hours=[
            HerHours(course=row.course.title, hours=hours_in_words(minutes[row.pk]))
            for row in taken
            if row.pk in minutes
        ],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSession:
    said: SaidSession
    url: str


def next_session(taken: Iterable[Enrolment]) -> NextSession | None:
    """Of the groups in which she takes these courses; whoever is in none costs no query."""
    row = queries.next_session([enrolment.cohort_id for enrolment in taken if enrolment.cohort_id])
    return NextSession(said=said(row), url=reverse("player:sessions")) if row else None
