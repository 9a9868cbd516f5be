"""What many pages refer to, read once for all of them: questions, competences, levels, pictures."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from wagtail.images import get_image_model
from wagtail.models import Page

from courses.catalogue.models import ModuleCompetence
from courses.pages.written import Written
from courses.questions.models import Question
from courses.questions.queries import askable
from lms.competences.models import Competence, Level
from lms.contacts.typed_numbers import known_numbers


@dataclass(frozen=True)
class Bank:
    questions: dict[int, Question]
    can_be_asked: set[tuple[UUID, str]]
    competences: dict[int, Competence] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    #: What lessons with recordings are translations of, or themselves, by translation key.
    sources: dict[UUID, Any] = field(default_factory=dict)
    #: The same of questions with a recording.
    first_asked: dict[UUID, Any] = field(default_factory=dict)
    #: Lessons that were chosen somewhere: their titles and where they stand.
    lessons: dict[int, Page] = field(default_factory=dict)
    #: What something opens after: modules and courses.
    before: dict[int, Page] = field(default_factory=dict)
    #: Of the competences that something opens with, those that a module teaches.
    teaching: set[int] = field(default_factory=set)
    #: The words that the library has for a picture.
    pictures: dict[int, str] = field(default_factory=dict)

    @cached_property
    def contact_numbers(self) -> list[str]:
        return known_numbers()

    @cached_property
    def newest(self) -> dict[int, Question]:
        """Each question as its author wrote it last."""
        return {key: _draft_of(question) for key, question in self.questions.items()}


def bank_for(found: Collection[Written]) -> Bank:
    questions = Question.objects.filter(pk__in={pk for each in found for pk in each.asked if pk})
    known = {row.pk: row for row in questions.select_related("locale", "latest_revision")}
    by_language: dict[str, set[UUID]] = defaultdict(set)
    for each in found:
        here = [known[pk].translation_key for pk in each.asked if pk in known]
        by_language[each.page.locale.language_code].update(here)
    taught = [pair for each in found for pair in each.taught]
    images = get_image_model().objects.filter(pk__in={each.cover for each in found if each.cover})
    chosen = {lesson for each in found for lesson in each.taught_in}
    before = {each.opens_after for each in found if each.opens_after}
    opening = {each.opens_with for each in found if each.opens_with}
    return Bank(
        questions=known,
        can_be_asked={
            (key, language)
            for language, keys in by_language.items()
            if keys
            for key in askable(keys, language=language)
        },
        competences=Competence.objects.in_bulk({competence for competence, _level in taught} | opening),
        levels=Level.objects.in_bulk({level for _competence, level in taught}),
        sources=_sources_of([each.page for each in found if each.is_heard]),
        first_asked=_sources_of([row for row in known.values() if _is_spoken(row)]),
        lessons=Page.objects.in_bulk(chosen),
        before=Page.objects.in_bulk(before) if before else {},
        teaching=_teaching(opening) if opening else set(),
        pictures={image.pk: getattr(image, "description", "") or "" for image in images},
    )


def _teaching(competences: Collection[int]) -> set[int]:
    rows = ModuleCompetence.objects.filter(competence__in=competences, module__retired_at=None)
    return set(rows.filter(module__course__retired_at=None).values_list("competence", flat=True))


def _sources_of(heard: Sequence[Any]) -> dict[UUID, Any]:
    """What of each was there first."""
    if not heard:
        return {}
    same = type(heard[0])._default_manager.filter(
        translation_key__in=[each.translation_key for each in heard]
    )
    return {each.translation_key: each for each in same.select_related("locale").order_by("-pk")}


def _is_spoken(question: Question) -> bool:
    draft = question.latest_revision
    return bool(question.audio_id or (draft and draft.content.get("audio")))


def _draft_of(question: Question) -> Question:
    """Nothing is asked of the database: what only an outline reads stands in the revision."""
    if question.latest_revision is None or (question.live and not question.has_unpublished_changes):
        return question
    said: dict[str, Any] = question.latest_revision.content
    activity = json.loads(said.get("activity") or "[]")
    return Question(
        text=said.get("text") or "",
        why=said.get("why") or "",
        hint=said.get("hint") or "",
        audio_id=said.get("audio"),
        activity=Question._meta.get_field("activity").stream_block.to_python(activity),
    )
