from collections.abc import Collection
from typing import Any
from uuid import UUID

from courses.questions.models import Question, QuestionVersion
from lms.core.shared import shared

#: Publishing a question forgets what is kept of it; what goes by that is met after this many seconds. An
#: older version can still be answered.
KEPT_SECONDS = 60


def newest_versions(
    questions: Collection[UUID | str], *, language: str, fallback: str
) -> dict[UUID, QuestionVersion]:
    """The newest version of each question in `language`, or in `fallback` where it is not translated.

    One query.
    """
    found: dict[UUID, QuestionVersion] = {}
    rows = QuestionVersion.objects.filter(language__in={language, fallback}, question__in=questions).order_by(
        "number"
    )
    for version in rows:
        existing = found.get(version.question)
        if existing is None or version.language == language or existing.language != language:
            found[version.question] = version
    return found


def askable(questions: Collection[UUID | str], *, language: str) -> set[UUID]:
    """Of these, what a learner can be asked and answer: published in `language` now, of a type that is
    installed.
    """
    live = Question.objects.filter(
        translation_key__in=questions, locale__language_code=language, live=True
    ).values_list("translation_key", flat=True)
    versions = newest_versions(list(live), language=language, fallback=language).values()
    return {version.question for version in versions if version.activity_type}


def answerable(questions: Collection[UUID | str]) -> set[UUID]:
    """Of these, what can still be answered where it is asked already: withdrawn since or not."""
    versions = QuestionVersion.objects.filter(question__in=questions).only("question", "body")
    return {version.question for version in versions if version.activity_type}


def kept_under(question: UUID) -> str:
    return f"question-versions-2:{question}"


def shown_version(question: UUID, *, language: str, fallback: str) -> QuestionVersion | None:
    """The same for one question, read once for everybody."""

    def read() -> dict[str, QuestionVersion]:
        return {
            version.language: version
            for version in QuestionVersion.objects.filter(question=question).order_by("number")
        }

    newest = shared(kept_under(question), read, seconds=KEPT_SECONDS)
    return newest.get(language) or newest.get(fallback)


def as_asked(version: QuestionVersion, *, response: Any = None, state: str = "") -> dict[str, Any] | None:
    """The question for `template`, without its answer key; None when its activity type is not installed.

    `response` is what she chose, `state` its MarkingState once she may know it.
    """
    kind = version.activity_type
    if kind is None:
        return None
    return {
        "uuid": version.question,
        "version": version.pk,
        "kind": kind.name,
        "text": version.body["text"],
        "audio_url": version.body.get("audio_url", ""),
        "template": kind.question_template,
        **kind.show(body=version.body, response=response, state=state),
    }
