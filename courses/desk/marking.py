"""Answers that wait for somebody to read them, as a trainer sees them."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from courses.attempts.marking import waiting_answers
from courses.attempts.models import Answer
from courses.attempts.rules import may_mark
from lms.core.people import Person
from lms.organisations.queries import learners_for

#: The oldest come first, so nobody is forgotten behind them.
AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    learner: UUID
    handle: str
    answer: int
    question: str
    course: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    """What she had written before to the same question, and what somebody said of it."""

    words: list[str]
    state: str
    comment: str
    date: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerToRead:
    question: str
    course: str
    words: list[str]
    good: str
    grader: str
    since: datetime
    earlier: list[EarlierAnswer] = field(default_factory=list)


def waiting_for(worker: Person) -> list[WaitingRow]:
    """Those of open accounts that she may mark, the oldest first."""
    people = learners_for(worker).filter(suspended_at=None)
    answers = (
        waiting_answers()
        .filter(enrolment__person__in=people.values("user"))
        .select_related("version", "enrolment__person__profile", "enrolment__course")[:AT_ONCE]
    )
    allowed: dict[int, bool] = {}
    rows = []
    for answer in answers:
        person = answer.enrolment.person
        if person.pk not in allowed:
            allowed[person.pk] = may_mark(worker, person)
        if allowed[person.pk]:
            rows.append(_row(answer))
    return rows


def _row(answer: Answer) -> WaitingRow:
    profile = answer.enrolment.person.profile
    return WaitingRow(
        learner=profile.uuid,
        handle=profile.handle,
        answer=answer.pk,
        question=answer.version.said["text"],
        course=answer.enrolment.course.title,
        since=answer.answered_at,
    )


def to_read(answer: Answer) -> AnswerToRead:
    said = answer.version.said
    before = Answer.objects.filter(
        enrolment=answer.enrolment_id, question=answer.question, pk__lt=answer.pk
    ).exclude(marked_at=None)
    return AnswerToRead(
        question=said["text"],
        course=answer.enrolment.course.title,
        words=answer.described(),
        good=said.get("good", ""),
        grader=answer.version.said_after.get("grader", ""),
        since=answer.answered_at,
        earlier=[
            EarlierAnswer(
                words=row.described(),
                state=row.get_marking_state_display(),
                comment=row.comment,
                date=row.answered_at,
            )
            for row in before.select_related("version").order_by("-pk")[:3]
        ],
    )
