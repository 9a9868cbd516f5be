"""Taking answers and marking them, in a step and in a test: one way for both.

Every write carries an idempotency key from her browser: the same key twice is one answer.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from courses.activities.contract import NOT_OF_THIS_QUESTION, MarkingState, ResponseRefused
from courses.attempts.errors import HANDED_IN, NO_TRIES_LEFT, OTHER_ANSWER, AnswerRefused
from courses.attempts.events import QuizHandedIn, StepAnswered
from courses.attempts.handed_in import keep_handed_in
from courses.attempts.models import Answer, QuizAttempt
from courses.attempts.queries import tries_left_at
from courses.attempts.rules import drawn, needed_right
from courses.catalogue.models import Quiz, Step, asked_of
from courses.enrolments.models import Enrolment
from courses.questions.models import QuestionVersion
from courses.questions.queries import answerable
from lms.contracts import event
from lms.core.contexts import fields_of
from lms.core.locking import lock, one_at_a_time


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedResponse:
    """The columns of an answer that say what was asked, what she answered and how it is marked."""

    version: QuestionVersion
    question: UUID
    response: Any
    marking_state: str
    score: Decimal | None
    max_score: Decimal


def marked(version: QuestionVersion, response: Any) -> MarkedResponse:
    """Raises AnswerRefused when it is no answer to this version."""
    kind = version.activity_type
    if kind is None:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    try:
        given = kind.clean(body=version.body, response=response)
    except ResponseRefused as refused:
        raise AnswerRefused(refused.message) from refused
    mark = kind.mark(body=version.body, answer_key=version.answer_key, response=given)
    return MarkedResponse(
        version=version,
        question=version.question,
        response=given,
        marking_state=mark.state.value,
        score=mark.score,
        max_score=mark.max_score,
    )


def earlier_write(enrolment: int, idempotency_key: UUID, **where: Any) -> Answer | None:
    """The answer this key has written already.

    Raises AnswerRefused (409) when that was elsewhere: `where` says what must be the same.
    """
    earlier = Answer.objects.filter(enrolment=enrolment, idempotency_key=idempotency_key).first()
    if earlier and any(getattr(earlier, name) != value for name, value in where.items()):
        raise AnswerRefused(OTHER_ANSWER, status=409)
    return earlier


@transaction.atomic
def answer_step(
    enrolment: Enrolment,
    step: Step,
    version: QuestionVersion,
    *,
    response: Any,
    idempotency_key: UUID,
    file: Any = None,
) -> Answer:
    """Save and mark her answer to a question of a step.

    She may answer again, with a new key, as often as she likes. `file` is what was kept of one that she sent
    with it (courses.attempts.handed_in).
    """
    one_at_a_time(Enrolment.objects.filter(pk=enrolment.pk))
    facts = marked(version, response)
    earlier = earlier_write(
        enrolment.pk,
        idempotency_key,
        step_id=step.pk,
        question=version.question,
        response=facts.response,
    )
    if earlier:
        return earlier
    if version.question not in step.questions:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    answer = Answer.objects.create(
        enrolment=enrolment, step=step, idempotency_key=idempotency_key, **fields_of(facts)
    )
    if file:
        keep_handed_in(answer, file)
    event.emit(StepAnswered(answer, step))
    return answer


@transaction.atomic
def start_quiz(
    enrolment: Enrolment, quiz: Quiz, *, idempotency_key: UUID, lot: UUID | None = None
) -> QuizAttempt:
    """A new try, or the one that is still open: she never loses what she had answered.

    What it asks is drawn by its own lot, or by the `lot` of whoever asked already.
    """
    one_at_a_time(Enrolment.objects.filter(pk=enrolment.pk))
    tries = QuizAttempt.objects.filter(enrolment=enrolment, quiz=quiz)
    existing = (
        tries.filter(handed_in_at=None).first() or tries.filter(idempotency_key=idempotency_key).first()
    )
    if existing:
        return existing
    used = tries.aggregate(newest=Max("number"))["newest"] or 0
    if tries_left_at(enrolment, quiz, used=used) == 0:
        raise AnswerRefused(NO_TRIES_LEFT)
    can_be_answered = answerable(quiz.questions)
    there = [question for question in quiz.questions if UUID(question) in can_be_answered]
    attempt = QuizAttempt(
        enrolment=enrolment,
        quiz=quiz,
        idempotency_key=idempotency_key,
        number=used + 1,
        pass_percent=quiz.pass_percent,
    )
    count = asked_of(len(there), quiz.asked_count)
    attempt.questions = drawn(there, count, lot=lot or attempt.uuid)
    attempt.save(force_insert=True)
    return attempt


@transaction.atomic
def answer_quiz(
    attempt: QuizAttempt,
    version: QuestionVersion,
    *,
    response: Any,
    idempotency_key: UUID,
    file: Any = None,
) -> Answer:
    """Save and mark her answer to one question of an open try.

    Until she hands in she may change it; the last one counts.
    """
    lock(attempt)
    facts = marked(version, response)
    earlier = earlier_write(
        attempt.enrolment_id, idempotency_key, quiz_attempt_id=attempt.pk, question=version.question
    )
    if earlier and earlier.response == facts.response:
        return earlier
    if attempt.handed_in_at:
        raise AnswerRefused(HANDED_IN, status=409)
    if str(version.question) not in attempt.questions:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    answer, _created = Answer.objects.update_or_create(
        quiz_attempt=attempt,
        question=version.question,
        defaults={
            **fields_of(facts),
            "enrolment_id": attempt.enrolment_id,
            "idempotency_key": idempotency_key,
            "answered_at": timezone.now(),
        },
    )
    if file:
        keep_handed_in(answer, file)
    return answer


@transaction.atomic
def hand_in(attempt: QuizAttempt) -> QuizAttempt:
    """Mark the try. Handing in twice gives the same result; a question left out counts as not right.

    One that nobody could answer any more, because its part of the site is gone, does not count.
    """
    one_at_a_time(Enrolment.objects.filter(pk=attempt.enrolment_id))  # her last step may be on its way
    lock(attempt)
    if attempt.handed_in_at:
        return attempt
    states = dict(attempt.answers.values_list("question", "marking_state"))
    counting = states.keys() | answerable(attempt.questions)
    attempt.questions = [question for question in attempt.questions if UUID(question) in counting]
    attempt.correct_count = list(states.values()).count(MarkingState.CORRECT.value)
    attempt.passed = attempt.correct_count >= needed_right(len(attempt.questions), attempt.pass_percent)
    attempt.handed_in_at = timezone.now()
    attempt.save(update_fields=["questions", "correct_count", "passed", "handed_in_at"])
    event.emit(QuizHandedIn(attempt))
    return attempt
