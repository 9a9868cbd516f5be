from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from courses.activities.contract import MarkingState
from courses.attempts.models import Answer, QuizAttempt
from courses.catalogue.models import Quiz, Step
from courses.enrolments.models import Enrolment
from lms.contracts.lesson_block import Completion


def newest_answers(enrolment: int, step: Step) -> dict[UUID, Answer]:
    """Her last answer to each question of the step, in the enrolment with this id. One query."""
    rows = Answer.objects.filter(enrolment=enrolment, step=step)
    if len(step.questions) == 1:
        return {answer.question: answer for answer in rows.order_by("-pk")[:1]}
    return {answer.question: answer for answer in rows.order_by("pk")}


def step_is_answered(enrolment: int, step: Step, *, answer: Answer | None = None) -> bool:
    """Whether the step's rule is met: every question of it counts.

    With the `answer` that has just been given, nothing is asked when that is enough.
    """
    must_be_right = step.completion == Completion.PASSED
    wanted = set(step.questions)
    met = {answer.question} if answer and (answer.is_correct or not must_be_right) else set()
    if not wanted <= met:
        given = Answer.objects.filter(enrolment=enrolment, step=step)
        if must_be_right:
            given = given.filter(marking_state=MarkingState.CORRECT.value)
        met |= set(given.values_list("question", flat=True))
    return wanted <= met


def answers_by_question(attempt: QuizAttempt) -> dict[UUID, Answer]:
    return {answer.question: answer for answer in attempt.answers.select_related("version")}


def tries_of(enrolment: Enrolment) -> QuerySet[QuizAttempt]:
    """Every try at a test of this course with its answers, the newest first. Two queries."""
    answers = Answer.objects.select_related("version").order_by("pk")
    return (
        QuizAttempt.objects.filter(enrolment=enrolment)
        .select_related("quiz")
        .prefetch_related(Prefetch("answers", answers))
        .order_by("-started_at", "-pk")
    )


def step_answers_of(enrolment: Enrolment) -> QuerySet[Answer]:
    """Every answer given in steps of this course, the newest first. One query."""
    return (
        Answer.objects.filter(enrolment=enrolment, quiz_attempt=None)
        .select_related("version", "step")
        .order_by("-pk")
    )


def tries(enrolment: Enrolment, quiz: Quiz) -> QuerySet[QuizAttempt]:
    return QuizAttempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("number")


def passed_quizzes(enrolment: Enrolment, quizzes: Collection[int]) -> set[int]:
    """Ids of the quizzes, of these, that she has passed."""
    return set(
        QuizAttempt.objects.filter(enrolment=enrolment, quiz__in=quizzes, passed=True).values_list(
            "quiz_id", flat=True
        )
    )
