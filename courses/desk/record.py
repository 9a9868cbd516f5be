"""Everything a learner has done here, course by course: on one page, and on paper."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from courses.attempts.models import Observation, SeenTask
from courses.attempts.rules import may_mark
from courses.catalogue.models import PracticeTask
from courses.desk.person import ModuleRow, module_rows
from courses.desk.session_panel import HeldSession, held_of
from courses.desk.words import progress_words
from courses.desk.work import WorkModule, course_work
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import last_active_first
from courses.progress.queries import course_state
from courses.sessions.queries import attendances_of, minutes_attended
from courses.sessions.said import hours_in_words
from lms.accounts.models import Profile
from lms.audit.queries import accesses_to
from lms.core.people import Person
from lms.desk.frame import name_of
from lms.organisations.queries import desk_organisation_ids, role_in_words

#: So many openings are told; her own page has all of them.
OPENINGS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Practice somebody watched and signed off; `taken_back` says who put it right, when and why."""

    title: str
    level: str
    date: date
    place: str
    by: str
    tasks: list[str]
    taken_back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfSeen:
    """A task that was seen while others of its competence were not yet."""

    title: str
    task: str
    by: str
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRecord:
    title: str
    group: str
    words: str
    began: datetime
    until: datetime | None
    thread: list[ModuleRow]
    modules: list[WorkModule]
    practice: list[SignOff]
    half_seen: list[HalfSeen]
    hours: str
    sessions: list[HeldSession]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    what: str
    by: str
    role: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    courses: list[CourseRecord]
    openings: list[Opening]


def record_of(learner: Profile, *, reader: Person) -> Record:
    """Of sessions and openings what the reader's own organisations know: what another one does with her is
    told there.
    """
    there = desk_organisation_ids(reader)
    taken = list(
        last_active_first(
            Enrolment.objects.filter(person=learner.user_id, course__retired_at=None)
        ).select_related("course", "cohort", "current_step__lesson", "person__profile")
    )
    sessions: dict[int, list[HeldSession]] = defaultdict(list)
    for row in attendances_of(taken).filter(session__cohort__organisation__in=there):
        sessions[row.enrolment_id].append(held_of(row))
    minutes = minutes_attended(enrolment for enrolment in taken if enrolment.pk in sessions)
    practice, half = _practice(taken), _half_seen(taken)
    sees_files = may_mark(reader, learner.user)
    return Record(
        courses=[
            _course(
                enrolment,
                practice=practice[enrolment.pk],
                half_seen=half[enrolment.pk],
                sessions=sessions[enrolment.pk],
                minutes=minutes.get(enrolment.pk, 0),
                sees_files=sees_files,
            )
            for enrolment in taken
        ],
        openings=_openings(learner, there),
    )


def _course(
    enrolment: Enrolment,
    *,
    practice: list[SignOff],
    half_seen: list[HalfSeen],
    sessions: list[HeldSession],
    minutes: int,
    sees_files: bool,
) -> CourseRecord:
    state = course_state(enrolment)
    return CourseRecord(
        title=enrolment.course.title,
        group=enrolment.cohort.name if enrolment.cohort else "",
        words=progress_words(enrolment),
        began=enrolment.started_at,
        until=enrolment.ended_at,
        thread=module_rows(state),
        modules=course_work(enrolment, state, sees_files=sees_files).modules,
        practice=practice,
        half_seen=half_seen,
        hours=hours_in_words(minutes) if minutes else "",
        sessions=sessions,
    )


def _practice(taken: Collection[Enrolment]) -> dict[int, list[SignOff]]:
    """The last first; what was taken back stays among it."""
    rows = list(
        Observation.objects.filter(enrolment__in=[row.pk for row in taken]).select_related(
            "competence", "level", "assessor", "undone_by"
        )
    )
    wanted = {uuid for row in rows for uuid in row.tasks}
    tasks = {str(task.uuid): task.called for task in PracticeTask.objects.filter(uuid__in=wanted)}
    found: dict[int, list[SignOff]] = defaultdict(list)
    for row in rows:
        found[row.enrolment_id].append(
            SignOff(
                title=row.competence.label_in(),
                level=row.level.label_in(),
                date=row.observed_on,
                place=row.place,
                by=name_of(row.assessor) if row.assessor else "",
                tasks=[tasks[uuid] for uuid in row.tasks if uuid in tasks],
                taken_back=_taken_back(row),
            )
        )
    return found


def _taken_back(row: Observation) -> str:
    if row.undone_at is None:
        return ""
    why = str(Observation.Reason(row.undone_reason).label)
    if row.undone_by is None:
        return _("Taken back: %(why)s") % {"why": why}
    return _("Taken back by %(name)s: %(why)s") % {"name": name_of(row.undone_by), "why": why}


def _half_seen(taken: Collection[Enrolment]) -> dict[int, list[HalfSeen]]:
    found: dict[int, list[HalfSeen]] = defaultdict(list)
    rows = SeenTask.objects.filter(enrolment__in=[row.pk for row in taken])
    for row in rows.select_related("task__competence", "seen_by"):
        found[row.enrolment_id].append(
            HalfSeen(
                title=row.task.competence.label_in(),
                task=row.task.called,
                by=name_of(row.seen_by) if row.seen_by else "",
                date=row.seen_on,
            )
        )
    return found


def _openings(learner: Profile, organisations: set[int]) -> list[Opening]:
    rows = accesses_to(learner.user).filter(organisation__in=organisations)[:OPENINGS]
    return [
        Opening(
            what=row.get_what_display(),
            by=name_of(row.reader) if row.reader else "",
            role=role_in_words(row.role),
            at=row.at,
        )
        for row in rows
    ]
