"""In which languages learners read what is taught: what is translated, not what was copied (decision 39)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import TextField, Value
from django.db.models.functions import Cast, Length, Replace
from wagtail.models import Locale

from courses.catalogue.models import READ, Course, Lesson, LessonText, Module, Published, Quiz, StepActivity
from courses.questions.models import QuestionVersion
from courses.questions.queries import spoken

#: How often a key stands in a text of a lesson, where each block has it once.
OWN, FOREIGN = '"html":', '"language":'


@dataclass(frozen=True)
class Tongues:
    """Codes of languages. What was never published is in none yet."""

    whole: list[str] = field(default_factory=list)
    partly: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def tongues_of(keys: Collection[UUID]) -> dict[UUID, Tongues]:
    """Of courses, modules and lessons, by their translation keys, however many with the same statements."""
    languages = list(Locale.objects.order_by("pk").values_list("language_code", flat=True))
    rows: dict[UUID, Published] = {}
    for model in (Course, Module, Lesson):
        rows |= {row.uuid: row for row in model.objects.filter(uuid__in=keys)}
    bodies, asked = _bodies(keys), _asked(keys)
    questions = _questions({question for each in asked.values() for question in each})
    found = {}
    for key in keys:
        row, told = rows.get(key), defaultdict(list)
        for language in languages:
            told[_how(row, language, bodies, [questions[each] for each in asked[key]])].append(language)
        found[key] = Tongues(told["whole"], told["partly"], told["missing"])
    return found


def _how(
    row: Published | None,
    language: str,
    bodies: dict[tuple[UUID, str], tuple[int, int]],
    questions: list[dict[str, bool]],
) -> str:
    if row is None:
        return "missing"
    if language == row.source_language:
        return "whole"
    source, here = row.texts.get(row.source_language, {}), row.texts.get(language, {})
    wanted = {name for name in READ if source.get(name)}
    said = {name for name in wanted if here.get(name)}
    objectives = set(source.get("objective_keys", []))
    spoken = objectives & set(here.get("objective_keys", []))
    own, all_ = bodies.get((row.uuid, language), (0, 0))
    body_wanted = bodies.get((row.uuid, row.source_language), (0, 0))[1]
    if not said and not spoken and not own:
        return "missing"
    is_whole = said == wanted and spoken == objectives and own == all_ and all_ == body_wanted
    return "whole" if is_whole and all(each.get(language) for each in questions) else "partly"


def _bodies(keys: Collection[UUID]) -> dict[tuple[UUID, str], tuple[int, int]]:
    """By lesson and language: blocks in this language, and all of its blocks."""
    stored = Cast("body", TextField())
    rows = (
        LessonText.objects.filter(lesson__uuid__in=keys)
        .annotate(
            length=Length(stored),
            without_own=Length(Replace(stored, Value(OWN), Value(""))),
            without_foreign=Length(Replace(stored, Value(FOREIGN), Value(""))),
        )
        .values_list("lesson__uuid", "language", "length", "without_own", "without_foreign")
    )
    found = {}
    for key, language, length, without_own, without_foreign in rows:
        blocks = (length - without_own) // len(OWN)
        found[key, language] = (blocks - (length - without_foreign) // len(FOREIGN), blocks)
    return found


def _asked(keys: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """By lesson and by module, whose test it is."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    in_steps = StepActivity.objects.filter(step__lesson__uuid__in=keys, step__retired_at=None)
    for key, question in in_steps.values_list("step__lesson__uuid", "question"):
        found[key].append(question)
    tests = Quiz.objects.filter(module__uuid__in=keys, retired_at=None)
    for key, questions in tests.values_list("module__uuid", "questions"):
        found[key] += map(UUID, questions)
    return found


def _questions(keys: Collection[UUID]) -> dict[UUID, dict[str, bool]]:
    """By question and language: whether all of its newest version is in that language."""
    found: dict[UUID, dict[str, bool]] = defaultdict(dict)
    rows: Any = QuestionVersion.objects.filter(spoken(), question__in=keys).order_by("number")
    for key, language, places in rows.values_list("question", "language", "languages"):
        found[key][language] = set(places.values()) <= {language}
    return found
