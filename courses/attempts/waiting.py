"""Answers that wait for a person, and which of them wait for a second one."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from courses.activities.contract import MarkingState
from courses.attempts.models import Answer
from courses.attempts.queries import READ_BY_OTHERS
from courses.attempts.two_readers import READERS, AnswerReading, trainers_around


def later_ones() -> QuerySet[Answer]:
    """Answers to the same question of a step that she gave after the one in the outer query."""
    return Answer.objects.filter(
        enrolment=OuterRef("enrolment"),
        step=OuterRef("step"),
        question=OuterRef("question"),
        pk__gt=OuterRef("pk"),
    )


def waiting_answers() -> QuerySet[Answer]:
    """Those that somebody has to read, the oldest first: what she wrote last, in a course she takes. Of a
    test, once she has handed it in.
    """
    return (
        Answer.objects.filter(marking_state=MarkingState.WAITING.value, enrolment__ended_at=None)
        .filter(Q(quiz_attempt=None) | Q(quiz_attempt__handed_in_at__isnull=False))
        .filter(READ_BY_OTHERS)
        .exclude(Exists(later_ones()))
        .order_by("pk")
    )


def not_read_yet() -> QuerySet[Answer]:
    """Of those that wait: of which nobody has said anything."""
    return waiting_answers().exclude(Exists(_readings()))


def read_by_one(reader: int) -> QuerySet[Answer]:
    """Of those that wait: what the reader has read, and which now waits for somebody else."""
    return _counted().filter(Exists(_readings().filter(by=reader)), readers__lt=READERS)


def asked_besides(reader: int) -> QuerySet[Answer]:
    """Of those that wait and somebody has read: those of which the reader is asked, to read them as the
    second, or to settle them where two differ or nobody else is there.
    """
    others = trainers_around(OuterRef("enrolment__person")).exclude(person=reader)
    waits_for_others = Q(Exists(_readings().filter(by=reader)), Exists(others), readers__lt=READERS)
    return _counted().filter(readers__gt=0).exclude(waits_for_others)


def _readings() -> QuerySet[AnswerReading]:
    return AnswerReading.objects.filter(answer=OuterRef("pk")).order_by()


def _counted() -> QuerySet[Answer]:
    return waiting_answers().annotate(readers=Count("readings"))
