from collections.abc import Collection
from uuid import UUID

from django.db.models import Max

from courses.questions.models import QuestionVersion


def newest_versions(questions: Collection[UUID | str], *, language: str, fallback: str) -> dict[UUID, QuestionVersion]:
    """The newest version of each question in `language`, or in `fallback` where it is not translated. One query."""
    found: dict[UUID, QuestionVersion] = {}
    rows = QuestionVersion.objects.filter(language__in={language, fallback}, question__in=questions).order_by("number")
    for version in rows:
        standing = found.get(version.question)
        if standing is None or version.language == language or standing.language != language:
            found[version.question] = version
    return found


def latest_number(question: UUID, language: str) -> int:
    return QuestionVersion.objects.filter(question=question, language=language).aggregate(newest=Max("number"))["newest"] or 0
