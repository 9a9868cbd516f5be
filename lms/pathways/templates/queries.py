"""What can be copied into a plan: every live template once, with the words of all its languages."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lms.blocks.destinations import named
from lms.blocks.languages import Languages
from lms.blocks.translations import languages_of_all
from lms.contracts.destination import Named
from lms.pathways.templates.models import PlanTemplate
from lms.pathways.templates.texts import stages_of, texts_of

#: {language code: text}
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenGoal:
    source: UUID
    words: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenStep:
    source: UUID
    words: Texts
    detail: Texts
    minutes: int | None
    leads_to: Named | None
    helps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenStage:
    source: UUID
    theme: str
    title: Texts
    goals: tuple[WrittenGoal, ...]
    steps: tuple[WrittenStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTemplate:
    """`key` is the translation key; `language` the one it was written in first."""

    key: UUID
    language: str
    title: Texts
    about: Texts
    stages: tuple[WrittenStage, ...] = field(default=())

    def title_in(self, language: str) -> str:
        return self.title.get(language) or self.title[self.language]


def offered() -> list[WrittenTemplate]:
    """Every template that is live in some language, by title in the order they were made. As many queries for
    one as for thirty.
    """
    found = _live()
    languages = _languages([row for rows in found.values() for row in rows])
    return [_written(rows, languages) for rows in found.values()]


def written(key: UUID) -> WrittenTemplate | None:
    """The template with this translation key, as it is published now."""
    rows = _live(translation_key=key).get(key)
    return _written(rows, _languages(rows)) if rows else None


def _languages(rows: list[PlanTemplate]) -> dict[int, Languages]:
    return dict(zip((row.pk for row in rows), languages_of_all(rows), strict=True))


def _live(**wanted: Any) -> dict[UUID, list[PlanTemplate]]:
    rows: dict[UUID, list[PlanTemplate]] = defaultdict(list)
    for row in PlanTemplate.objects.filter(live=True, **wanted).select_related("locale").order_by("pk"):
        rows[row.translation_key].append(row)
    return rows


def _written(rows: list[PlanTemplate], languages: dict[int, Languages]) -> WrittenTemplate:
    first = rows[0]
    said = _Said(rows, languages)
    return WrittenTemplate(
        key=first.translation_key,
        language=first.locale.language_code,
        title=said.texts("title"),
        about=said.texts("about"),
        stages=tuple(_stage(block, said) for block in stages_of(first)),
    )


def _stage(block: Any, said: "_Said") -> WrittenStage:
    at, value = f"stages.{block.id}", block.value
    return WrittenStage(
        source=UUID(block.id),
        theme=value["theme"],
        title=said.texts(f"{at}.title"),
        goals=tuple(
            WrittenGoal(source=UUID(goal.id), words=said.texts(f"{at}.goals.{goal.id}"))
            for goal in value["goals"].bound_blocks
        ),
        steps=tuple(_step(step, f"{at}.steps.{step.id}", said) for step in value["steps"].bound_blocks),
    )


def _step(step: Any, at: str, said: "_Said") -> WrittenStep:
    return WrittenStep(
        source=UUID(step.id),
        words=said.texts(f"{at}.words"),
        detail=said.texts(f"{at}.detail"),
        minutes=step.value["minutes"],
        leads_to=named(step.value["leads_to"]),
        helps=step.value["helps"] or "",
    )


class _Said:
    """The words of a template in its languages, by the place where they stand."""

    def __init__(self, rows: list[PlanTemplate], languages: dict[int, Languages]) -> None:
        self.found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in rows:
            for place, words in [*texts_of(row), ("about", row.about)]:
                if words and languages[row.pk].is_own(place):
                    self.found[place][row.locale.language_code] = words

    def texts(self, place: str) -> Texts:
        return dict(self.found.get(place, {}))
