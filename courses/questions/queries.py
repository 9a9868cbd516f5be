from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from courses.questions.models import Question, QuestionVersion
from courses.questions.shown import ShownQuestion
from lms.core.shared import shared_lately
from lms.core.texts import Text, language_of, name_of

#: Publishing a question forgets what is kept of it; what goes by that is met after this many seconds. An
#: older version can still be answered.
KEPT_SECONDS = 60
#: For so long a process goes on with what it read itself, whatever another one published meanwhile.
KEPT_HERE = 5


def newest_versions(
    questions: Collection[UUID | str], *, language: str, fallback: str
) -> dict[UUID, QuestionVersion]:
    """The newest version of each question in `language`, or in `fallback` where it is not translated or its
    translation was withdrawn.

    One query.
    """
    found: dict[UUID, dict[str, QuestionVersion]] = {}
    rows = QuestionVersion.objects.filter(
        Q(language=fallback) | Q(spoken(), language=language), question__in=questions
    )
    for version in rows.order_by("number"):
        found.setdefault(version.question, {})[version.language] = version
    chosen = {question: read_in(newest, language, fallback) for question, newest in found.items()}
    return {question: version for question, version in chosen.items() if version is not None}


def spoken() -> Exists:
    """Of versions: whether the question is published in their language now. A withdrawn translation is read
    in its source again; a withdrawn source is answered where it was asked already.
    """
    here = Question.objects.filter(
        translation_key=OuterRef("question"), locale__language_code=OuterRef("language"), live=True
    )
    return Exists(here)


def read_in(newest: Mapping[str, QuestionVersion], language: str, fallback: str) -> QuestionVersion | None:
    """A version in which nothing is translated yet is older than its source, and says no more."""
    here = newest.get(language)
    return newest.get(fallback) or here if here is None or here.is_placeholder else here


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


def folders() -> list[str]:
    """The folders of the bank and those in which they are, in order."""
    found = set()
    for folder in Question.objects.exclude(folder="").values_list("folder", flat=True).distinct():
        parts = folder.split("/")
        found |= {"/".join(parts[:count]) for count in range(1, len(parts) + 1)}
    return sorted(found)


def kept_under(question: UUID) -> str:
    return f"question-versions-4:{question}"


def shown_version(question: UUID, *, language: str, fallback: str) -> QuestionVersion | None:
    """The same for one question, read once for everybody."""

    def read() -> tuple[dict[str, QuestionVersion], set[str]]:
        rows = list(
            QuestionVersion.objects.filter(question=question).annotate(stands=spoken()).order_by("number")
        )
        return {version.language: version for version in rows}, {row.language for row in rows if row.stands}

    newest, live = shared_lately(kept_under(question), read, seconds=KEPT_SECONDS, here=KEPT_HERE)
    stands = {name: version for name, version in newest.items() if name == fallback or name in live}
    return read_in(stands, language, fallback)


def language_read(version: QuestionVersion) -> str:
    """The language of what she reads to answer it: of its parts that are not translated, where there are."""
    kind = version.activity_type
    texts = [version.said["text"], *(kind.texts(body=version.said) if kind else [])]
    others = (found for found in map(language_of, texts) if found not in ("", version.language))
    return next(others, version.language)


def _spoken_in(version: QuestionVersion) -> str:
    """What the language of its recording calls itself, where it is not that of its words."""
    language = version.body.get("audio_language", "")
    return Text(name_of(language), language) if language else ""


def as_asked(version: QuestionVersion, *, response: Any = None, state: str = "") -> ShownQuestion | None:
    """The question as she meets it; None when its activity type is not installed.

    `response` is what she chose, `state` its MarkingState once she may know it.
    """
    kind = version.activity_type
    if kind is None:
        return None
    return ShownQuestion(
        uuid=version.question,
        version=version.pk,
        kind=kind.name,
        text=version.said["text"],
        language=language_read(version),
        audio_url=version.body.get("audio_url", ""),
        spoken_in=_spoken_in(version),
        template=kind.question_template,
        shown=kind.show(body=version.said, response=response, state=state),
    )
