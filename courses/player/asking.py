"""A question as she meets it, in a step and in a test: what is shown of it, and what she sends."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from courses.activities.contract import NOT_OF_THIS_QUESTION, MarkingState
from courses.attempts.errors import AnswerRefused
from courses.attempts.models import Answer
from courses.attempts.queries import says_the_same
from courses.questions.models import QuestionVersion
from courses.questions.queries import as_asked


@dataclass(frozen=True)
class Sent:
    """What she sent for one question. It is kept on the page when it could not be saved."""

    version: QuestionVersion
    response: Any
    idempotency_key: uuid.UUID


def posted_key(request: HttpRequest) -> uuid.UUID:
    """The key of this write.

    A page without one (an old form kept open) gets a fresh key: its answer still counts.
    """
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def sent_answer(request: HttpRequest, questions: Collection[uuid.UUID]) -> Sent:
    """The version she saw must be one of these questions. Raises AnswerRefused."""
    number = request.POST.get("version", "")
    version = (
        QuestionVersion.objects.filter(pk=number, question__in=questions).first()
        if number.isdecimal() and len(number) < 19
        else None
    )
    kind = version.activity_type if version else None
    if version is None or kind is None:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    response = kind.parse(body=version.body, posted=dict(request.POST.lists()))
    return Sent(version, response, posted_key(request))


def asked_question(
    version: QuestionVersion, answer: Answer | None, *, sent: Sent | None = None
) -> dict[str, Any] | None:
    """The question with her answer, and with feedback once she has one: in the words of the version she
    answered, in her language where that says the same.

    Where its author has written another question since, and she was not right yet, it is asked anew. What was
    `sent` and could not be saved stands in place of her answer.
    """
    if sent is not None and sent.version.question == version.question:
        return question_with(version, sent.response)
    if answer is None:
        return question_with(version, None)
    if answer.version_id != version.pk and not (
        answer.version.language != version.language and says_the_same(version, answer)
    ):
        if not answer.is_correct:
            return question_with(version, None)
        version = answer.version
    question = question_with(version, answer.response, state=answer.marking_state)
    if question is not None:
        question["feedback"] = _feedback(version, answer, near=question["near"])
        question["answered_right"] = answer.is_correct
    return question


def question_with(version: QuestionVersion, response: Any, *, state: str = "") -> dict[str, Any] | None:
    """The question with what she answered, and no word about it. None when its type is not installed."""
    question = as_asked(version, response=response, state=state)
    if question is None:
        return None
    return {"near": "", "feedback": None, "answered_right": False, **question, "key": uuid.uuid4()}


def _feedback(version: QuestionVersion, answer: Answer, *, near: str) -> dict[str, Any]:
    said = {"why": "", "hint": "", "near": near}
    if answer.is_correct:
        why = version.said_after["why"]
        return {**said, "tone": "right", "title": _("Yes, that is right"), "why": why}
    title = state_in_words(answer)
    if answer.marking_state == MarkingState.WAITING:
        return {**said, "tone": "right", "title": title}
    return {
        **said,
        "tone": "not-yet",
        "title": title,
        "why": why_not_yet(version, answer),
        "hint": version.said_after["hint"],
    }


def state_in_words(answer: Answer | None) -> str:
    """How her answer is marked, kindly; a question left out is not right yet."""
    words = {
        MarkingState.CORRECT: _("Right"),
        MarkingState.PARTLY: _("Partly right"),
        MarkingState.WAITING: _("Saved."),
    }
    return words.get(MarkingState(answer.marking_state), _("Not yet")) if answer else _("Not yet")


def why_not_yet(version: QuestionVersion, answer: Answer) -> str:
    kind = version.activity_type
    if kind is None:
        return ""
    mark = kind.mark(body=version.said, answer_key=version.said_after, response=answer.response)
    return mark.feedback
