"""What stands in a template becomes rows of one plan, with the words of all its languages."""

from lms.pathways.plans.models import Goal, Pathway, Stage, Step
from lms.pathways.templates.queries import Texts, WrittenStage, WrittenTemplate


def copy_into(pathway: Pathway, template: WrittenTemplate, *, language: str) -> None:
    stages = Stage.objects.bulk_create(
        [
            Stage(
                pathway=pathway,
                order=order,
                source=stage.source,
                theme=stage.theme,
                title=dict(stage.title),
                said_in=_first(stage.title, language, template.language),
            )
            for order, stage in enumerate(template.stages)
        ]
    )
    pairs = list(zip(stages, template.stages, strict=True))
    Goal.objects.bulk_create([goal for pair in pairs for goal in _goals(*pair, language, template.language)])
    Step.objects.bulk_create([step for pair in pairs for step in _steps(*pair, language, template.language)])


def _first(texts: Texts, *wanted: str) -> str:
    return next((code for code in wanted if texts.get(code)), next(iter(texts), ""))


def _goals(stage: Stage, said: WrittenStage, *languages: str) -> list[Goal]:
    return [
        Goal(
            stage=stage,
            order=order,
            source=goal.source,
            words=dict(goal.words),
            said_in=_first(goal.words, *languages),
        )
        for order, goal in enumerate(said.goals)
    ]


def _steps(stage: Stage, said: WrittenStage, *languages: str) -> list[Step]:
    return [
        Step(
            stage=stage,
            order=order,
            source=step.source,
            words=dict(step.words),
            detail=dict(step.detail),
            said_in=_first(step.words, *languages),
            minutes=step.minutes,
            helps=step.helps,
            destination_kind=step.leads_to[0] if step.leads_to else "",
            destination=step.leads_to[1] if step.leads_to else None,
        )
        for order, step in enumerate(said.steps)
    ]
