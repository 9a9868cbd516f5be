"""What the desk shows of the sessions of one learner: her hours, what comes, and how it was."""

from dataclasses import dataclass

from django.http import HttpRequest

from courses.enrolments.models import Enrolment
from courses.sessions import queries
from courses.sessions.enums import Mark
from courses.sessions.models import Attendance
from courses.sessions.said import SaidSession, hours_in_words, said
from lms.accounts.models import Profile
from lms.contracts.desk.panels import PanelContent, PersonPanel, register
from lms.organisations.queries import desk_organisation_ids

#: So many of what was stand on her page; the registers have all of them.
LAST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSession:
    said: SaidSession
    mark: str
    late: int


def held_of(row: Attendance) -> HeldSession:
    return HeldSession(said=said(row.session), mark=str(Mark(row.mark).label), late=row.minutes_late)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseHours:
    course: str
    hours: str


@register
class Sessions(PersonPanel):
    """Of the groups of an organisation for which the reader works with learners: what another one does with
    her is told there.
    """

    key = "sessions"
    template = "courses/desk/panels/sessions.html"
    order = 15

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent | None:
        there = desk_organisation_ids(request.user)
        taken = list(
            Enrolment.objects.filter(person=learner.user_id, cohort__organisation__in=there)
            .select_related("course")
            .order_by("pk")
        )
        if not taken:
            return None
        coming = queries.to_come(
            queries.sessions_of(learner.user).filter(cohort__organisation__in=there)
        ).select_related("cohort", "trainer")[:1]
        minutes = queries.minutes_attended(taken)
        held = [
            held_of(row)
            for row in queries.attendances_of(taken).filter(session__cohort__organisation__in=there)[:LAST]
        ]
        next_one = next((said(row) for row in coming), None)
        if not (held or next_one):
            return None
        hours = [
            CourseHours(course=row.course.title, hours=hours_in_words(minutes[row.pk]))
            for row in taken
            if row.pk in minutes
        ]
        return PanelContent({"next_session": next_one, "held": held, "session_hours": hours})
