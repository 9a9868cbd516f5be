"""Contract: a type of activity, that is a way to ask something and to mark what she answers.

One folder holds a type: this class, the form an author fills, and the templates beside it. One line in
`courses.apps` registers it. Nothing outside the folder knows its name.

`body` is what a browser may see of a published question, `answer_key` is what never leaves the server, and
`response` is what she answered: all three are plain JSON that the type alone reads. They are stored for good,
so a type goes on reading what it once wrote.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.template import Template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.activities.exchange import ExchangeActivity
from courses.activities.templates import template_beside
from lms.contracts.registry import Registry

#: What every question says beside its activity (courses.questions.actions): a type uses other names.
OF_THE_QUESTION = frozenset({"kind", "text", "audio_url", "audio_language", "why", "hint"})


class MarkingState(StrEnum):
    CORRECT = "correct"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    WAITING = "waiting"


MARKING_STATES = [
    (MarkingState.CORRECT.value, _("right")),
    (MarkingState.PARTLY.value, _("partly right")),
    (MarkingState.NOT_YET.value, _("not yet")),
    (MarkingState.WAITING.value, _("a person will read it")),
]


@dataclass(frozen=True)
class Published:
    """What a version of a question keeps of its activity."""

    body: dict[str, Any]
    answer_key: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFile:
    """A file that is sent with an answer. What she sends is told by its content: `kinds` are the endings of
    what intake makes of it. `missing` and `wrong` say what to do.
    """

    kinds: frozenset[str]
    accept: str
    missing: str | Promise
    wrong: str | Promise
    largest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the `question.html` of a type reads beside the text; a type adds fields of its own.

    `near` names the one part that the feedback is about and stands under; "" where it is about the whole
    question.
    """

    near: str = ""


@dataclass(frozen=True)
class Mark:
    """`score` is None as long as a person has to read the answer.

    `feedback` says why an answer is not right yet, without giving the right one away; of a right one, what
    its author says of just this answer. `parts` says it of single parts of the response, by the ids of the
    body: never of a right one. `title` stands in place of “Yes, that is right” where nothing can be wrong.
    """

    state: MarkingState
    score: Decimal | None
    max_score: Decimal
    feedback: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    title: str = ""


class ResponseRefused(Exception):
    """What she sent is no answer to this question; `message` says why, in her language, and what to do."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = message


NOTHING_CHOSEN = _("Choose an answer first.")
NOT_OF_THIS_QUESTION = _("This question has changed. Read it again and choose.")


class ActivityType(ABC):
    """`name` is stored with every question and never changes; `label` is read by authors.

    `form` is the Wagtail block an author fills, with icon, description and preview value; `example` is the
    question that its preview asks. `records`: she may record her voice on its page, so a browser may ask for
    the microphone there. `script`: a static file that its page loads, for what is smoother with JavaScript.
    """

    name: str = ""
    label: str | Promise = ""
    form: Any = None
    example: str = "Which board is for raw meat?"
    records: bool = False
    script: str = ""

    @abstractmethod
    def problems(self, *, value: Any) -> list[str]:
        """Why what the author wrote cannot be published, in sentences that say what to do. Drafts are not
        asked.
        """

    @abstractmethod
    def publish(self, *, value: Any) -> Published:
        """What the author wrote, as the browser and the server read it. The same value gives the same.

        Texts know their language (lms.core.texts): pass them on as they are.
        """

    @abstractmethod
    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> Any:
        """What she sent with the fields of `question.html`, as a response that is not checked yet."""

    @abstractmethod
    def clean(self, *, body: dict[str, Any], response: Any) -> Any:
        """The response as it is stored: the same answer is always written the same.

        Raises ResponseRefused.
        """

    @abstractmethod
    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """Mark a clean response.

        It may have been given to an older version of the question, or in another language.
        """

    @abstractmethod
    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        """Her answer in words, part by part: for her, her trainer and the copy of her data."""

    @abstractmethod
    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> Shown:
        """What `question.html` shows as `question.shown`: what she chose, checked or not.

        `response` is None before she answers. `state` is a MarkingState once she may know it.
        """

    @abstractmethod
    def texts(self, *, body: dict[str, Any]) -> list[str]:
        """Every text of the body that somebody reads: a sample lesson shows them to anybody."""

    @abstractmethod
    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> Any:
        """A clean response that is marked as right, or as anything else: for whoever shows or measures a
        course.
        """

    @abstractmethod
    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        """What the author wrote, in the record that every exchange format maps to."""

    @abstractmethod
    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        """A record as the stored value of `form`."""

    def wanted_file(self, *, body: dict[str, Any]) -> WantedFile | None:
        """The file that she sends with her answer in the field `file`; None: words and choices alone.

        The response of a type that wants one is a dict, in which `file` is what was kept of it, once it was
        made clean: {"kind": its ending, "digest": what tells it from another}.
        """
        return None

    def criteria(self, *, body: dict[str, Any]) -> list[str]:
        """What a person looks at one by one when she marks it, in the order in which marks are kept."""
        return []

    def answer_for_teachers(self, *, body: dict[str, Any], answer_key: dict[str, Any]) -> list[str]:
        """What is right, part by part, in words, for the page of whoever teaches; [] where nothing can be
        wrong.
        """
        right = self.sample_response(body=body, answer_key=answer_key, right=True)
        return self.describe(body=body, response=right)

    @property
    def paper_template(self) -> Template:
        """How it is answered with a pen, and shown on a wall. Context: question (see `show`)."""
        return template_beside(type(self), "paper.html")

    @property
    def question_template(self) -> Template:
        """How she answers it, and how it looks when it is marked. Context: question (see `show`)."""
        return template_beside(type(self), "question.html")

    @property
    def answered_template(self) -> Template:
        """Her answer to be read again. Context: answer (see `describe`)."""
        return template_beside(type(self), "answered.html")


activity_types: Registry[ActivityType] = Registry("activity_type")


def register(kind: type[ActivityType]) -> type[ActivityType]:
    missing = [name for name in ("name", "label", "form") if not getattr(kind, name)]
    if missing:
        raise ImproperlyConfigured(f"activity_type: {kind.__name__} has no {', '.join(missing)}.")
    activity_types.add(kind.name, kind())
    return kind
