"""A plan as a whole, with what ticked itself already asked for."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import F
from django.utils.translation import get_language

from lms.contracts import destination
from lms.contracts.destination import Named, Place
from lms.core.people import Person, called
from lms.pathways.plans.models import Goal, Objection, Pathway, Stage, Step
from lms.pathways.plans.shown import Plan, PlanGoal, PlanObjection, PlanStage, PlanStep

Days = dict[tuple[int, str, UUID], datetime.date]


def pathway_of(person: Person) -> Pathway | None:
    """The one that is open; else the last one that came to its end; None where she never had one."""
    rows = Pathway.objects.filter(person=person).select_related("organisation")
    return (
        rows.filter(closed_at=None).first()
        or rows.order_by(F("closed_at").desc(nulls_last=True), "-pk").first()
    )


def plan_of(person: Person, *, themes: Collection[str] | None = None, for_her: bool = False) -> Plan | None:
    """Her plan; see `plans_of`."""
    pathway = pathway_of(person)
    return plan_in(pathway, themes=themes, for_her=for_her) if pathway else None


def plan_in(pathway: Pathway, *, themes: Collection[str] | None = None, for_her: bool = False) -> Plan:
    return plans_in([pathway], themes=themes, for_her=for_her)[pathway.pk]


def plans_in(
    pathways: Collection[Pathway], *, themes: Collection[str] | None = None, for_her: bool = False
) -> dict[int, Plan]:
    """{pathway's id: the whole plan}, in as many queries for 300 as for one.

    With `themes`, nothing of other stages is read at all. `for_her` says with which address she opens what a
    step leads to: for one person's own page.
    """
    stages = Stage.objects.filter(pathway__in=pathways).order_by("order", "pk")
    if themes is not None:
        stages = stages.filter(theme__in=list(themes))
    rows = list(stages)
    steps = list(
        Step.objects.filter(stage__in=rows)
        .select_related("helper__person", "proposed_by", "set_by")
        .order_by("order", "pk")
    )
    person = next(iter(pathways)).person if for_her and len(pathways) == 1 else None
    read = _Read(
        rows,
        steps,
        list(Goal.objects.filter(stage__in=rows).order_by("order", "pk")),
        {row.pk: row.person_id for row in pathways},
        person,
    )
    return {pathway.pk: _plan(pathway, read) for pathway in pathways}


class _Read:
    """Everything of some plans, by what it stands under."""

    def __init__(
        self,
        stages: list[Stage],
        steps: list[Step],
        goals: list[Goal],
        whose: dict[int, int],
        person: Person | None,
    ) -> None:
        self.stages: dict[int, list[Stage]] = defaultdict(list)
        self.steps: dict[int, list[Step]] = defaultdict(list)
        self.goals: dict[int, list[Goal]] = defaultdict(list)
        self.objections: dict[int, list[Objection]] = defaultdict(list)
        for stage in stages:
            self.stages[stage.pathway_id].append(stage)
        for step in steps:
            self.steps[step.stage_id].append(step)
        for goal in goals:
            self.goals[goal.stage_id].append(goal)
        for objection in Objection.objects.filter(step__in=steps).order_by("pk"):
            self.objections[objection.step_id or 0].append(objection)
        named = {leads for step in steps if (leads := leads_to(step))}
        self.places = destination.told(named, language=get_language() or "", person=person)
        self.days: Days = destination.reached(set(whose.values()), named)


def leads_to(step: Step) -> Named | None:
    """What a step leads to, if it does."""
    return (step.destination_kind, step.destination) if step.destination else None


def reached_on(person: int, step: Step, days: Days) -> datetime.date | None:
    leads = leads_to(step)
    return days.get((person, *leads)) if leads else None


def _plan(pathway: Pathway, read: _Read) -> Plan:
    return Plan(
        uuid=pathway.uuid,
        pathway=pathway,
        aim=pathway.said("aim"),
        aim_said_on=pathway.aim_said_on,
        begun_at=pathway.begun_at,
        paused_at=pathway.paused_at,
        closed_at=pathway.closed_at,
        next_review_on=pathway.next_review_on,
        next_review_at=pathway.next_review_at,
        has_voice=bool(pathway.aim_voice),
        has_picture=bool(pathway.aim_picture),
        stages=tuple(_stage(stage, pathway, read) for stage in read.stages[pathway.pk]),
    )


def _stage(stage: Stage, pathway: Pathway, read: _Read) -> PlanStage:
    goals = {goal.pk: goal.uuid for goal in read.goals[stage.pk]}
    return PlanStage(
        uuid=stage.uuid,
        theme=stage.theme,
        title=stage.said("title"),
        begun_on=stage.begun_on,
        done_on=stage.done_on,
        goals=tuple(_goal(goal) for goal in read.goals[stage.pk]),
        steps=tuple(_step(step, stage, pathway, goals, read) for step in read.steps[stage.pk]),
    )


def _goal(goal: Goal) -> PlanGoal:
    return PlanGoal(
        uuid=goal.uuid,
        words=goal.said("words"),
        is_hers=goal.is_hers,
        has_voice=bool(goal.voice),
        has_picture=bool(goal.picture),
        reached_on=goal.reached_on,
        left_on=goal.left_on,
    )


def _step(step: Step, stage: Stage, pathway: Pathway, goals: dict[int, UUID], read: _Read) -> PlanStep:
    reached = reached_on(pathway.person_id, step, read.days)
    leads = leads_to(step)
    place: Place | None = read.places.get(leads) if leads else None
    return PlanStep(
        uuid=step.uuid,
        stage=stage.uuid,
        goal=goals.get(step.goal_id or 0),
        words=step.said("words"),
        detail=step.said("detail"),
        is_hers=step.is_hers,
        has_voice=bool(step.voice),
        has_picture=bool(step.picture),
        next_on=step.next_on,
        on=step.on,
        at=step.at,
        minutes=step.minutes,
        place=place,
        ticks_by_itself=bool(place and destination.ticks(place.kind)),
        state=Step.State(step.state),
        state_on=step.state_on,
        reached_on=reached,
        helps=step.helps,
        helper=called(step.helper.person) if step.helper else "",
        proposed_by=called(step.proposed_by) if step.proposed_by else "",
        set_by=called(step.set_by) if step.set_by else "",
        waits_for_her=bool(step.proposed_by_id and step.accepted_on is None),
        objections=tuple(_objection(row) for row in read.objections[step.pk]),
    )


def _objection(row: Objection) -> PlanObjection:
    return PlanObjection(
        uuid=row.uuid,
        words=row.words,
        language=row.language,
        said_at=row.said_at,
        answer=row.answer,
        answer_language=row.answer_language,
        answered_at=row.answered_at,
    )
