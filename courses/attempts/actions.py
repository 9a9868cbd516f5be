"""Taking answers and marking them.

Every write carries an idempotency key from her browser: the same key twice is one answer.
"""

import math
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from courses.attempts.errors import (
    HANDED_IN,
    NO_TRIES_LEFT,
    NOT_OF_THIS_QUESTION,
    NOTHING_CHOSEN,
    ONE_ONLY,
    OTHER_ANSWER,
    AnswerRefused,
)
from courses.attempts.events import QuizHandedIn, StepAnswered
from courses.attempts.models import Answer, QuizAttempt
from courses.catalogue.models import Quiz, Step
from courses.enrolments.models import Enrolment
from courses.questions.enums import QuestionKind
from courses.questions.models import QuestionVersion
from courses.questions.rules import is_right, unknown_choices
from lms.contracts import event
from lms.core.locking import lock, one_at_a_time


def check_choice(version: QuestionVersion, chosen: Sequence[str]) -> None:
    if not chosen:
        raise AnswerRefused(NOTHING_CHOSEN)
    if unknown_choices(version.body, chosen):
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    if version.body["kind"] == QuestionKind.SINGLE and len(set(chosen)) > 1:
        raise AnswerRefused(ONE_ONLY)


@transaction.atomic
def answer_step(
    enrolment: Enrolment,
    step: Step,
    version: QuestionVersion,
    *,
    response: Sequence[str],
    idempotency_key: UUID,
) -> Answer:
    """Save and mark her answer to a step's question.

    She may answer again, with a new key, as often as she likes.
    """
    one_at_a_time(Enrolment.objects.filter(pk=enrolment.pk))
    given = sorted(set(response))
    standing = Answer.objects.filter(enrolment=enrolment, idempotency_key=idempotency_key).first()
    if standing:
        if standing.step_id != step.pk or standing.response != given:
            raise AnswerRefused(OTHER_ANSWER, status=409)
        return standing
    if version.question != step.question:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    check_choice(version, given)
    answer = Answer.objects.create(
        idempotency_key=idempotency_key,
        enrolment=enrolment,
        step=step,
        version=version,
        question=version.question,
        response=given,
        right=is_right(version.answer_key, given),
    )
    event.emit(StepAnswered(answer, step))
    return answer


@transaction.atomic
def start_quiz(enrolment: Enrolment, quiz: Quiz, *, idempotency_key: UUID) -> QuizAttempt:
    """A new try, or the one that is still open: she never loses what she had answered."""
    one_at_a_time(Enrolment.objects.filter(pk=enrolment.pk))
    open_or_same = QuizAttempt.objects.filter(enrolment=enrolment, quiz=quiz)
    standing = (
        open_or_same.filter(handed_in_at=None).first()
        or open_or_same.filter(idempotency_key=idempotency_key).first()
    )
    if standing:
        return standing
    number = (open_or_same.aggregate(newest=Max("number"))["newest"] or 0) + 1
    if quiz.attempts_allowed and number > quiz.attempts_allowed:
        raise AnswerRefused(NO_TRIES_LEFT)
    return QuizAttempt.objects.create(
        enrolment=enrolment,
        quiz=quiz,
        idempotency_key=idempotency_key,
        number=number,
        questions=quiz.questions,
        pass_percent=quiz.pass_percent,
    )


@transaction.atomic
def answer_quiz(
    attempt: QuizAttempt, version: QuestionVersion, *, response: Sequence[str], idempotency_key: UUID
) -> Answer:
    """Save her choice for one question of an open try.

    Until she hands in she may change it; the last one counts.
    """
    lock(attempt)
    given = sorted(set(response))
    standing = Answer.objects.filter(enrolment=attempt.enrolment_id, idempotency_key=idempotency_key).first()
    if standing and (standing.quiz_attempt_id, standing.question) != (attempt.pk, version.question):
        raise AnswerRefused(OTHER_ANSWER, status=409)
    if standing and standing.response == given:
        return standing
    if attempt.handed_in_at:
        raise AnswerRefused(HANDED_IN, status=409)
    if str(version.question) not in attempt.questions:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    check_choice(version, given)
    answer, _created = Answer.objects.update_or_create(
        quiz_attempt=attempt,
        question=version.question,
        defaults={
            "enrolment_id": attempt.enrolment_id,
            "idempotency_key": idempotency_key,
            "version": version,
            "response": given,
            "right": is_right(version.answer_key, given),
            "answered_at": timezone.now(),
        },
    )
    return answer


def needed_right(count: int, pass_percent: int) -> int:
    """How many of `count` questions must be right to reach the pass mark."""
    return math.ceil(count * pass_percent / 100)


@transaction.atomic
def hand_in(attempt: QuizAttempt) -> QuizAttempt:
    """Mark the try. Handing in twice gives the same result; a question left out counts as not right."""
    one_at_a_time(Enrolment.objects.filter(pk=attempt.enrolment_id))  # her last step may be on its way
    lock(attempt)
    if attempt.handed_in_at:
        return attempt
    attempt.correct_count = attempt.answers.filter(right=True).count()
    attempt.passed = attempt.correct_count >= needed_right(len(attempt.questions), attempt.pass_percent)
    attempt.handed_in_at = timezone.now()
    attempt.save(update_fields=["correct_count", "passed", "handed_in_at"])
    event.emit(QuizHandedIn(attempt))
    return attempt
