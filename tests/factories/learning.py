"""What learners do, done through the same actions as in real life."""

import uuid
from typing import Any

from django.utils import timezone

from courses.activities.contract import MarkingState
from courses.attempts.actions import answer_quiz, answer_step, hand_in, start_quiz
from courses.attempts.models import Answer, QuizAttempt
from courses.catalogue.models import Lesson, Module, PracticeTask
from courses.enrolments.models import Enrolment
from courses.progress.actions import see_step
from courses.questions.models import QuestionVersion
from tests.remembered import remembered


def version_of(question: Any) -> QuestionVersion:
    return QuestionVersion.objects.filter(question=question).order_by("-number").first()


@remembered
def finish_lesson(enrolment: Enrolment, lesson: Lesson) -> None:
    for step in lesson.steps.filter(retired_at=None).order_by("position", "pk"):
        if step.questions:
            version = version_of(step.questions[0])
            answer_step(
                enrolment, step, version, response=version.sample_response(), idempotency_key=uuid.uuid4()
            )
        else:
            see_step(enrolment, step)


@remembered
def finish_lessons(enrolment: Enrolment, module: Module | None = None) -> None:
    lessons = Lesson.objects.current().filter(module__course=enrolment.course)
    for lesson in lessons.filter(module=module) if module else lessons:
        finish_lesson(enrolment, lesson)


@remembered
def take_quiz(enrolment: Enrolment, module: Module, *, right: int | None = None) -> QuizAttempt:
    """Hands in a try with `right` right answers; all of them when left out."""
    attempt = start_quiz(enrolment, module.quiz, idempotency_key=uuid.uuid4())
    for number, question in enumerate(attempt.questions):
        version = version_of(question)
        chosen = version.sample_response(right=right is None or number < right)
        answer_quiz(attempt, version, response=chosen, idempotency_key=uuid.uuid4())
    return hand_in(attempt)


@remembered
def pass_module(enrolment: Enrolment, module: Module) -> QuizAttempt:
    finish_lessons(enrolment, module)
    return take_quiz(enrolment, module)


@remembered
def practice_task(module: Module, text: str = "Washes her hands before work") -> PracticeTask:
    """Something to watch for the module's first competence."""
    taught = module.taught.first()
    return PracticeTask.objects.create(
        uuid=uuid.uuid4(), module=module, competence=taught.competence, texts={"en": {"text": text}}
    )


@remembered
def marked_answer(enrolment: Enrolment, *, by: Any) -> Answer:
    """Her answer in a lesson, marked by a person just now."""
    answer = Answer.objects.filter(enrolment=enrolment, quiz_attempt=None).order_by("-pk")[0]
    answer.marking_state, answer.score = MarkingState.NOT_YET.value, 0
    answer.marker, answer.marked_at, answer.comment = by, timezone.now(), "Look again."
    answer.save()
    return answer


def unread_answer(attempt: QuizAttempt) -> Answer:
    """Its first answer waits for a person."""
    answer = attempt.answers.first()
    answer.marking_state, answer.score = MarkingState.WAITING.value, None
    answer.save(update_fields=["marking_state", "score"])
    return answer
