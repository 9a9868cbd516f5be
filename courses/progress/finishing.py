"""Whether a module is done, by what its author asks for; and the same as a list of what is left to do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from courses.attempts.models import Answer, Observation, QuizAttempt
from courses.catalogue.finishing import (
    HAND_INS,
    LESSONS,
    PRACTICE,
    SESSIONS,
    TEST,
    Duties,
    Finish,
    asked_to_hand_in,
    duties_of,
)
from courses.catalogue.models import PracticeTask
from courses.enrolments.models import Enrolment
from courses.sessions.enums import WAS_THERE
from courses.sessions.models import Attendance


@dataclass(frozen=True, slots=True)
class DutyRow:
    words: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class DutyList:
    """All of `must`, and one of `one`, where there is any."""

    must: list[DutyRow]
    one: list[DutyRow]


def her_duties(enrolment: Enrolment, finish: Finish, there: Mapping[str, int]) -> Duties:
    """Sessions are those of a group: without one she is asked for none."""
    if enrolment.cohort_id is None:
        there = {kind: count for kind, count in there.items() if kind != SESSIONS}
    return duties_of(finish, there)


def what_is_met(
    enrolment: Enrolment, module: int, duties: Duties, *, lessons_are_done: bool
) -> dict[str, bool]:
    """Kind by kind; of what nobody asks for nothing is looked up."""
    asked = {duty.kind: duty.count for duty in duties.all}
    found = {LESSONS: lessons_are_done}
    if TEST in asked:
        passed = QuizAttempt.objects.filter(enrolment=enrolment, quiz__module=module, passed=True)
        found[TEST] = passed.exists()
    if HAND_INS in asked:
        found[HAND_INS] = _handed_in(enrolment, asked_to_hand_in([module]).get(module, set()))
    if PRACTICE in asked:
        found[PRACTICE] = _watched(enrolment, module)
    if SESSIONS in asked:
        came = Attendance.objects.filter(enrolment=enrolment, session__counts_for=module, mark__in=WAS_THERE)
        found[SESSIONS] = came.count() >= asked[SESSIONS]
    return found


def list_of(duties: Duties, met: Mapping[str, bool]) -> DutyList:
    must, one = (
        [DutyRow(duty.words, met.get(duty.kind, False)) for duty in some]
        for some in (duties.must, duties.one)
    )
    return DutyList(must, one)


def _handed_in(enrolment: Enrolment, wanted: Collection) -> bool:
    given = Answer.objects.filter(enrolment=enrolment, step__isnull=False, question__in=wanted)
    return set(given.values_list("question", flat=True)) >= set(wanted)


def _watched(enrolment: Enrolment, module: int) -> bool:
    tasks = PracticeTask.objects.current().filter(module=module)
    signed = Observation.objects.filter(enrolment=enrolment, undone_at=None)
    return not tasks.exclude(competence__in=signed.values("competence")).exists()
