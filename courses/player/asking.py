"""A question as she meets it, in a step and in a test: what is shown of it, and what she sends."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.activities.contract import NOT_OF_THIS_QUESTION, Mark, MarkingState
from courses.attempts.errors import AnswerRefused
from courses.attempts.handed_in import AnswerFile, files_of
from courses.attempts.models import Answer
from courses.attempts.queries import says_the_same
from courses.attempts.two_readers import asks_two
from courses.questions.models import QuestionVersion
from courses.questions.queries import as_asked
from courses.questions.shown import ShownQuestion
from lms.core.contexts import fields_of
from lms.core.numbers import sent_number
from lms.intake.attachments import clean_attachment
from lms.intake.fields import PICTURES, kind_of
from lms.intake.pictures.once_more import for_screens
from lms.intake.problems import IntakeProblem
from lms.submissions.views import posted_key

#: The fields of a form with a file: the file, and that the one she sees stays where she sends no other.
FILE, KEEPS = "file", "keeps"
TONES = {
    MarkingState.CORRECT: "right",
    MarkingState.PARTLY: "partly",
    MarkingState.NOT_YET: "not-yet",
    MarkingState.WAITING: "waiting",
}


@dataclass(frozen=True)
class Sent:
    """What she sent for one question. It is kept on the page when it could not be saved."""

    version: QuestionVersion
    response: Any
    idempotency_key: UUID
    file: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """A file on her page: `look` is "picture", "sound" or "file"."""

    url: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """One thing that a person looked at, and how it is; `tone` as that of a Feedback."""

    text: str
    tone: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What she reads once she has answered. `tone` is "right", "partly", "not-yet" or "waiting". `voice` is
    what a person said of it aloud.
    """

    tone: str
    title: str
    why: str = ""
    hint: str = ""
    near: str = ""
    looked_at: list[LookedAt] = field(default_factory=list)
    voice: OwnFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion(ShownQuestion):
    """A question on a page of hers, with what she answered and what is said about it.

    `waits` as long as nobody has read it. `key` is the idempotency key of her next answer. `said` is what is
    said of single parts of her answer. `file` is the one she sent with it, which stays as long as she sends
    no other; `wants_file` when she sends one; `records` when she may record something on the page; `script`
    is one that its type brings.
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
    wants_file: bool = False
    records: bool = False
    script: str = ""
    file: OwnFile | None = None

    @property
    def enctype(self) -> str:
        """How its form is sent."""
        return "multipart/form-data" if self.wants_file else "application/x-www-form-urlencoded"


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


def with_file(request: HttpRequest, sent: Sent, earlier: Callable[[], Answer | None]) -> Sent:
    """The same with the file that she sent, made clean; where she sent none, with that of her `earlier`
    answer, if her page showed it. Raises AnswerRefused.
    """
    kind = sent.version.activity_type
    wanted = kind.wanted_file(body=sent.version.body) if kind else None
    if wanted is None:
        return sent
    upload = request.FILES.get(FILE)
    if upload is None:
        before = earlier() if KEEPS in request.POST else None
        kept = files_of(before).handed_in if before else None
        if before is None or kept is None:
            return sent
        return replace(sent, response={**sent.response, "file": before.response["file"]}, file=kept.file.name)
    try:
        clean = clean_attachment(upload, largest=wanted.largest)
    except IntakeProblem as problem:
        other = problem.key == "file.wrong_kind"
        raise AnswerRefused(wanted.wrong if other else " ".join(problem.messages)) from None
    if kind_of(clean.name) not in wanted.kinds:
        raise AnswerRefused(wanted.wrong)
    kept = for_screens(clean) if kind_of(clean.name) in PICTURES else clean
    digest = hashlib.sha256(kept.read()).hexdigest()
    kept.seek(0)
    said = {"kind": kind_of(kept.name), "digest": digest}
    return replace(sent, response={**sent.response, "file": said}, file=kept)


def asked_question(
    version: QuestionVersion, answer: Answer | None, *, sent: Sent | None = None, was_right: bool = False
) -> AskedQuestion | None:
    """The question with her answer, and with feedback once she has one: in the words of the version she
    answered, in her language where that says the same.

    Where its author has written another question since, and she was not right yet, it is asked anew; not what
    waits for a person, or what a person said something of. What was `sent` and could not be saved stands in
    place of her answer. `was_right`: an earlier answer of hers was, which goes on counting.
    """
    if sent is not None and sent.version.question == version.question:
        question = question_with(version, sent.response)
        return replace(question, file=_handed_in(answer)) if question and answer else question
    if answer is None:
        return question_with(version, None)
    if answer.version_id != version.pk and not (
        answer.version.language != version.language and says_the_same(version, answer)
    ):
        if not (answer.is_correct or answer.waits or answer.marked_at):
            return question_with(version, None)
        version = answer.version
    question = question_with(version, answer.response, state=answer.marking_state)
    if question is None:
        return None
    mark, files = answer.marked_again(version), files_of(answer)
    feedback = replace(
        _feedback(version, answer, mark, near=question.shown.near),
        looked_at=looked_at(answer, version),
        voice=own_file(files.said),
    )
    return replace(
        question,
        said=mark.parts if mark else {},
        feedback=feedback,
        file=own_file(files.handed_in),
        still_counts=was_right and not answer.is_correct,
        answered_right=answer.is_correct,
        waits=answer.waits,
    )


def question_with(version: QuestionVersion, response: Any, *, state: str = "") -> AskedQuestion | None:
    """The question with what she answered, and no word about it. None when its type is not installed."""
    question = as_asked(version, response=response, state=state)
    if question is None:
        return None
    kind = version.activity_type
    return AskedQuestion(
        **fields_of(question),
        key=uuid4(),
        wants_file=kind is not None and kind.wanted_file(body=version.body) is not None,
        records=kind is not None and kind.records,
        script=kind.script if kind else "",
    )


def own_file(row: AnswerFile | None) -> OwnFile | None:
    if row is None:
        return None
    return OwnFile(url=reverse("player:answer_file", args=[row.uuid]), look=row.look)


def _handed_in(answer: Answer) -> OwnFile | None:
    return own_file(files_of(answer).handed_in)


def looked_at(answer: Answer, version: QuestionVersion | None = None) -> list[LookedAt]:
    """What a person looked at one by one, in the words of this version."""
    return [
        LookedAt(text=text, tone=TONES[MarkingState(state)], words=words)
        for text, state, words in answer.looked_at(version)
    ]


def _feedback(version: QuestionVersion, answer: Answer, mark: Mark | None, *, near: str) -> Feedback:
    if answer.is_correct:
        told = [answer.comment or (mark.feedback if mark else ""), version.said_after["why"]]
        why, more = [*filter(None, told), "", ""][:2]
        title = (mark and mark.title) or _("Yes, that is right")
        return Feedback(tone="right", title=title, why=why, hint=more, near=near)
    title = state_in_words(answer)
    if answer.waits:
        two = asks_two(answer.enrolment_id)
        return Feedback(
            tone="waiting",
            title=_("Saved. Two people will read it.") if two else _("Saved. A person will read it."),
            why=(
                _("You can go on meanwhile. They tell you when both have read it.")
                if two
                else _("You can go on meanwhile.")
            ),
            near=near,
        )
    return Feedback(
        tone=TONES[MarkingState(answer.marking_state)],
        title=_("Your trainer gives it back: try once more") if answer.given_back else title,
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
