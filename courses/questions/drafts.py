"""Questions as their authors wrote them last, ready to be asked, for whoever tries a course."""

import json
from collections.abc import Collection
from uuid import UUID

from courses.questions.actions import content_of
from courses.questions.models import Question, QuestionVersion
from courses.questions.said import languages_by_place


def drafts_of(questions: Collection[UUID | str], *, language: str) -> dict[UUID, QuestionVersion]:
    """A version of each that is not saved, and that nobody is ever asked.

    Without those that say in no way that is installed how they are answered, or not all of it.
    """
    found = {}
    rows = Question.objects.filter(translation_key__in=questions, locale__language_code=language)
    for row in rows.select_related("locale"):
        draft = row.get_latest_revision_as_object()
        kind = draft.activity_type
        if kind is None or kind.problems(value=draft.activity_value):
            continue
        content = content_of(draft, kind)
        body, answer_key = content.body, content.answer_key
        found[row.translation_key] = QuestionVersion(
            question=row.translation_key,
            language=language,
            number=0,
            body=json.loads(json.dumps(body)),
            answer_key=json.loads(json.dumps(answer_key)),
            languages=languages_by_place(body, answer_key),
        )
    return found
