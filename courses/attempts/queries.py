from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from courses.attempts.models import Answer, QuizAttempt
from courses.catalogue.models import Quiz, Step
from courses.enrolments.models import Enrolment


def newest_answer(enrolment: int, step: Step) -> Answer | None:
    """The last answer to the step's question in the enrolment with this id."""
    return Answer.objects.filter(enrolment=enrolment, step=step).order_by("-pk").first()


def answers_by_question(attempt: QuizAttempt) -> dict[UUID, Answer]:
    return {answer.question: answer for answer in attempt.answers.select_related("version")}


def tries(enrolment: Enrolment, quiz: Quiz) -> QuerySet[QuizAttempt]:
    return QuizAttempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("number")


def passed_quizzes(enrolment: Enrolment, quizzes: Collection[int]) -> set[int]:
    """Ids of the quizzes, of these, that she has passed."""
    return set(
        QuizAttempt.objects.filter(enrolment=enrolment, quiz__in=quizzes, passed=True).values_list(
            "quiz_id", flat=True
        )
    )
