"""A template as its author sees it before it is published: as it begins in somebody's plan."""

from dataclasses import dataclass
from typing import Any

from lms.blocks.destinations import named
from lms.contracts import destination
from lms.contracts.destination import Place
from lms.pathways.enums import Helps, Theme
from lms.pathways.templates.texts import stages_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StepInTemplate:
    words: str
    detail: str
    minutes: int | None
    helps: str
    place: Place | None
    ticks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StageInTemplate:
    title: str
    theme: str
    goals: list[str]
    steps: list[StepInTemplate]


def stages_in(template: Any) -> list[StageInTemplate]:
    language = template.locale.language_code
    stages = stages_of(template)
    leading = [named(step["leads_to"]) for stage in stages for step in stage.value["steps"]]
    places = destination.told(filter(None, leading), language=language)
    return [
        StageInTemplate(
            title=stage.value["title"],
            theme=str(Theme(stage.value["theme"]).label) if stage.value["theme"] in Theme.values else "",
            goals=list(stage.value["goals"]),
            steps=[_step(step, places) for step in stage.value["steps"]],
        )
        for stage in stages
    ]


def _step(step: Any, places: dict[destination.Named, Place]) -> StepInTemplate:
    leads = named(step["leads_to"])
    place = places.get(leads) if leads else None
    return StepInTemplate(
        words=step["words"],
        detail=step["detail"] or "",
        minutes=step["minutes"],
        helps=str(Helps(step["helps"]).label) if step["helps"] in Helps.values else "",
        place=place,
        ticks=bool(place and destination.ticks(place.kind)),
    )
