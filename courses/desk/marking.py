"""Answers that wait for somebody to read them, as a trainer sees them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from courses.attempts.handed_in import AnswerFile, files_of
from courses.attempts.marking import marked_lately
from courses.attempts.models import Answer
from courses.attempts.queries import READ_BY_OTHERS
from courses.attempts.rules import assessed_by
from courses.attempts.two_readers import AnswerReading
from courses.attempts.waiting import read_by_one, waiting_answers
from lms.core.people import Person
from lms.core.written import language_named

#: So many stand beside the one that is read.
BESIDE = 12
#: So many of those she has just marked can be taken back from the page of the list.
LAST_MARKED = 3
#: So long is long to wait.
LONG = timedelta(days=7)
#: From so many answers the list of questions is drawn.
MOST_ASKED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """`look` is the icon of what is to be looked at."""

    handle: str
    question: str
    since: datetime
    look: str
    url: str
    is_here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRow:
    """What she has just marked, and may take back."""

    learner: UUID
    handle: str
    answer: int
    question: str
    state: str
    given_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFile:
    """`look` is "picture", "sound" or "file"."""

    url: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    """What she had sent before to the same question, and what somebody said of it."""

    words: list[str]
    state: str
    comment: str
    date: datetime
    levels: list[tuple[str, str, str]]
    file: DeskFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerToRead:
    """`reads` is the language she reads, in words; `can_give_back` is no for a test."""

    question: str
    course: str
    words: list[str]
    good: str
    grader: str
    since: datetime
    criteria: list[str]
    reads: str
    can_give_back: bool
    file: DeskFile | None = None
    earlier: list[EarlierAnswer] = field(default_factory=list)


def answers_for(worker: Person) -> QuerySet[Answer]:
    """Those of open accounts that she may mark, the oldest first, with what a list says of them. Not what she
    has read as the first of two.
    """
    sent = AnswerFile.objects.filter(answer=OuterRef("pk"), part=AnswerFile.Part.HANDED_IN)
    before = Answer.objects.filter(
        enrolment=OuterRef("enrolment"), question=OuterRef("question"), pk__lt=OuterRef("pk")
    )
    return (
        waiting_answers()
        .filter(enrolment__person__in=assessed_by(worker).values("user"))
        .exclude(pk__in=read_by_one(worker.pk).order_by().values("pk"))
        .select_related("version", "enrolment__person__profile", "enrolment__course", "enrolment__cohort")
        .annotate(
            has_picture=Exists(sent.exclude(look=AnswerFile.Look.SOUND)),
            has_sound=Exists(sent.filter(look=AnswerFile.Look.SOUND)),
            came_back=Exists(before.filter(given_back=True)),
            read_once=Exists(AnswerReading.objects.filter(answer=OuterRef("pk"))),
            waits_long=ExpressionWrapper(
                Q(answered_at__lte=timezone.now() - LONG), output_field=BooleanField()
            ),
        )
    )


def asked_in_words(worker: Person) -> list[tuple[str, str]]:
    """Each question that waits, once, in words: of the longest waiting ones."""
    waiting = waiting_answers().filter(enrolment__person__in=assessed_by(worker).values("user"))
    rows = waiting.select_related("version").only("question", "version")[:MOST_ASKED]
    found = {str(row.question): str(row.version.said["text"]) for row in rows}
    return sorted(found.items(), key=lambda item: item[1])


def look_of(answer: Answer) -> str:
    """The icon of an answer from `answers_for`."""
    if answer.read_once:
        return "people"
    if answer.came_back:
        return "again"
    return "camera" if answer.has_picture else "voice" if answer.has_sound else "lines"


def mark_url(answer: Answer) -> str:
    return reverse("teaching:mark", args=[answer.enrolment.person.profile.uuid, answer.pk])


def waiting_beside(worker: Person, here: Answer) -> tuple[list[WaitingRow], int, str]:
    """What waits besides the one that is read: the first of them, how many wait in all, and the next one's
    address.
    """
    answers = answers_for(worker)
    rows = [
        WaitingRow(
            handle=answer.enrolment.person.profile.handle,
            question=answer.version.said["text"],
            since=answer.answered_at,
            look=look_of(answer),
            url=mark_url(answer),
            is_here=answer.pk == here.pk,
        )
        for answer in answers[:BESIDE]
    ]
    later = answers.filter(pk__gt=here.pk).first() or answers.exclude(pk=here.pk).first()
    return rows, answers.count(), mark_url(later) if later else ""


def just_marked(worker: Person) -> list[MarkedRow]:
    answers = marked_lately(worker).select_related("version", "enrolment__person__profile")
    learners = assessed_by(worker).values("user")
    return [
        MarkedRow(
            learner=answer.enrolment.person.profile.uuid,
            handle=answer.enrolment.person.profile.handle,
            answer=answer.pk,
            question=answer.version.said["text"],
            state=answer.get_marking_state_display(),
            given_back=answer.given_back,
        )
        for answer in answers.filter(enrolment__person__in=learners)[:LAST_MARKED]
    ]


def to_read(answer: Answer) -> AnswerToRead:
    said, kind = answer.version.said, answer.version.activity_type
    profile = answer.enrolment.person.profile
    before = Answer.objects.filter(
        READ_BY_OTHERS, enrolment=answer.enrolment_id, question=answer.question, pk__lt=answer.pk
    ).exclude(marked_at=None)
    return AnswerToRead(
        question=said["text"],
        course=answer.enrolment.course.title,
        words=_words(answer),
        good=said.get("good", ""),
        grader=answer.version.said_after.get("grader", ""),
        since=answer.answered_at,
        criteria=kind.criteria(body=said) if kind else [],
        reads=language_named(profile.language),
        can_give_back=answer.quiz_attempt_id is None,
        file=_file(answer, profile.uuid),
        earlier=[
            EarlierAnswer(
                words=_words(row),
                state=row.get_marking_state_display(),
                comment=row.comment,
                date=row.answered_at,
                levels=row.looked_at(),
                file=_file(row, profile.uuid),
            )
            for row in before.select_related("version").order_by("-pk")[:3]
        ],
    )


def _words(answer: Answer) -> list[str]:
    """Hers; that she sent a photo is seen."""
    kind = answer.version.activity_type
    wants = kind is not None and kind.wanted_file(body=answer.version.body) is not None
    return answer.described()[1:] if wants and files_of(answer).handed_in else answer.described()


def _file(answer: Answer, learner: UUID) -> DeskFile | None:
    row = files_of(answer).handed_in
    if row is None:
        return None
    return DeskFile(url=reverse("teaching:answer_file", args=[learner, row.uuid]), look=row.look)
