"""Answers that a class wrote on paper, entered by who assesses them: a try like any other."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from courses.activities.choosing.activity import Choosing
from courses.attempts.actions import answer_quiz, hand_in, start_quiz
from courses.attempts.errors import AnswerRefused
from courses.attempts.models import QuizAttempt
from courses.attempts.rules import drawn, may_mark
from courses.catalogue.models import Quiz, asked_of
from courses.enrolments.models import Enrolment
from courses.questions.models import QuestionVersion
from courses.questions.queries import answerable, newest_versions
from lms.audit.actions import record
from lms.core.locking import one_at_a_time
from lms.core.people import Person
from lms.core.permissions import permit


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestion:
    """`letters` are those of its answers, in the order in which its author wrote them."""

    number: int
    version: QuestionVersion
    letters: dict[str, str]

    @property
    def text(self) -> str:
        return str(self.version.body["text"])

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Each letter and its words."""
        kind, body = self.version.activity_type, self.version.body
        if kind is None:
            return []
        return [
            (letter, " ".join(map(str, kind.describe(body=body, response=[choice]))))
            for letter, choice in self.letters.items()
        ]


def questions_on_paper(quiz: Quiz, *, language: str) -> list[PaperQuestion] | None:
    """What is asked, question by question; None where something of it cannot be answered by letters. Of more
    questions than a try asks, one draw is that of every class.
    """
    found = newest_versions(quiz.questions, language=language, fallback=quiz.module.course.source_language)
    can_be_answered = answerable(quiz.questions)
    there = [question for question in quiz.questions if UUID(question) in can_be_answered]
    asked = drawn(there, asked_of(len(there), quiz.asked_count), lot=quiz.uuid)
    versions = [found[UUID(question)] for question in asked if UUID(question) in found]
    if not versions or not all(isinstance(version.activity_type, Choosing) for version in versions):
        return None
    return [
        PaperQuestion(
            number=number,
            version=version,
            letters=dict(
                zip(
                    string.ascii_lowercase, (choice["id"] for choice in version.body["choices"]), strict=False
                )
            ),
        )
        for number, version in enumerate(versions, start=1)
    ]


@transaction.atomic
def enter_paper(
    enrolment: Enrolment,
    quiz: Quiz,
    answers: Mapping[int, list[str]],
    questions: list[PaperQuestion],
    *,
    by: Person,
    key: UUID,
) -> QuizAttempt:
    """`answers` are the choices by the number of their question; what is missing counts as left out. The same
    key is the same try. ValidationError with what stands in the way.
    """
    one_at_a_time(Enrolment.objects.filter(pk=enrolment.pk))
    permit(may_mark(by, enrolment.person))
    own, handle = uuid5(key, str(enrolment.uuid)), enrolment.person.profile.handle
    tries = QuizAttempt.objects.filter(enrolment=enrolment, quiz=quiz)
    if tries.filter(handed_in_at=None).exclude(idempotency_key=own).exists():
        raise ValidationError(
            _("%(handle)s has begun this test herself. Let her hand it in first, or leave her line empty.")
            % {"handle": handle}
        )
    try:
        attempt = start_quiz(enrolment, quiz, idempotency_key=own, lot=quiz.uuid)
        for question in questions:
            if answers.get(question.number):
                answer_quiz(
                    attempt,
                    question.version,
                    response=answers[question.number],
                    idempotency_key=uuid5(own, str(question.version.question)),
                )
    except AnswerRefused as refused:
        raise ValidationError(f"{handle}: {refused.message}") from refused
    hand_in(attempt)
    record("answers.from_paper", actor=by, subject=enrolment)
    return attempt
