"""A question as she meets it, in a step and in a test: what is shown of it, and what she sends."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.utils.translation import gettext as _

from courses.activities.contract import NOT_OF_THIS_QUESTION, Mark, MarkingState
from courses.attempts.errors import AnswerRefused
from courses.attempts.models import Answer
from courses.attempts.queries import says_the_same
from courses.questions.models import QuestionVersion
from courses.questions.queries import as_asked
from courses.questions.shown import ShownQuestion
from lms.core.contexts import fields_of
from lms.core.numbers import sent_number
from lms.submissions.views import posted_key


@dataclass(frozen=True)
class Sent:
    """What she sent for one question. It is kept on the page when it could not be saved."""

    version: QuestionVersion
    response: Any
    idempotency_key: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What she reads once she has answered. `tone` is "right", "partly", "not-yet" or "waiting"."""

    tone: str
    title: str
    why: str = ""
    hint: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion(ShownQuestion):
    """A question on a page of hers, with what she answered and what is said about it.

    `waits` as long as nobody has read it. `key` is the idempotency key of her next answer. `said` is what is
    said of single parts of her answer.
    `practises` when she asked to be asked anew.
    """

    uuid: UUID
    key: UUID
    said: Mapping[str, str] = field(default_factory=dict)
    feedback: Feedback | None = None
    answered_right: bool = False
    waits: bool = False
    still_counts: bool = False
    practises: bool = False
    practise_url: str = ""
    form_id: str = ""
    feedback_id: str = "feedback"


def sent_answer(request: HttpRequest, questions: Collection[UUID]) -> Sent:
    """The version she saw must be one of these questions. Raises AnswerRefused.

    A page without a key (an old form kept open) counts as a write of its own.
    """
    number = sent_number(request.POST.get("version", ""))
    version = QuestionVersion.objects.filter(pk=number, question__in=questions).first() if number else None
    kind = version.activity_type if version else None
    if version is None or kind is None:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    response = kind.parse(body=version.body, posted=dict(request.POST.lists()))
    return Sent(version, response, posted_key(request) or uuid4())


def asked_question(
    version: QuestionVersion, answer: Answer | None, *, sent: Sent | None = None, was_right: bool = False
) -> AskedQuestion | None:
    """The question with her answer, and with feedback once she has one: in the words of the version she
    answered, in her language where that says the same.

    Where its author has written another question since, and she was not right yet, it is asked anew. What was
    `sent` and could not be saved stands in place of her answer. `was_right`: an earlier answer of hers was,
    which goes on counting.
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
    if question is None:
        return None
    mark = answer.marked_again(version)
    return replace(
        question,
        said=mark.parts if mark else {},
        feedback=_feedback(version, answer, mark, near=question.shown.near),
        still_counts=was_right and not answer.is_correct,
        answered_right=answer.is_correct,
        waits=answer.waits,
    )


def question_with(version: QuestionVersion, response: Any, *, state: str = "") -> AskedQuestion | None:
    """The question with what she answered, and no word about it. None when its type is not installed."""
    question = as_asked(version, response=response, state=state)
    return AskedQuestion(**fields_of(question), key=uuid4()) if question else None


def _feedback(version: QuestionVersion, answer: Answer, mark: Mark | None, *, near: str) -> Feedback:
    if answer.is_correct:
        told = [answer.comment or (mark.feedback if mark else ""), version.said_after["why"]]
        why, more = [*filter(None, told), "", ""][:2]
        title = (mark and mark.title) or _("Yes, that is right")
        return Feedback(tone="right", title=title, why=why, hint=more, near=near)
    title = state_in_words(answer)
    if answer.waits:
        return Feedback(
            tone="waiting",
            title=_("Saved. A person will read it."),
            why=_("You can go on meanwhile."),
            near=near,
        )
    return Feedback(
        tone="partly" if answer.marking_state == MarkingState.PARTLY else "not-yet",
        title=title,
        why=answer.comment or (mark.feedback if mark else ""),
        hint=version.said_after["hint"],
        near=near,
    )


def state_in_words(answer: Answer | None) -> str:
    """How her answer is marked, kindly; a question left out is not right yet."""
    words = {
        MarkingState.CORRECT: _("Right"),
        MarkingState.PARTLY: _("Partly right"),
        MarkingState.WAITING: _("A person will read it"),
    }
    return words.get(MarkingState(answer.marking_state), _("Not yet")) if answer else _("Not yet")
