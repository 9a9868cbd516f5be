"""Two people looked at a plan: what they said of its steps, what comes next, and that both said so."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.pathways.circle.actions import met
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import helper_of, parts_of
from lms.pathways.plans import actions as plans
from lms.pathways.plans.holding import hold
from lms.pathways.plans.models import Objection, Pathway, Stage, Step
from lms.pathways.plans.ordering import choose_next
from lms.pathways.plans.queries import plan_in
from lms.pathways.plans.shown import Plan
from lms.pathways.reviews.models import Review
from lms.pathways.reviews.queries import can_be_goal, changed_since, frozen, key_of, last_review
from lms.pathways.reviews.rules import may_answer, may_look_with


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What comes next: a `step` that is in the plan, or a new one in the words of `texts`, the first of which
    is what was said.
    """

    step: UUID | None = None
    texts: dict[str, str] = field(default_factory=dict)
    on: datetime.date | None = None
    at: datetime.time | None = None
    helper: Helper | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What two people said in front of a plan. `languages`: hers, and that of whoever sat beside her.

    `happened` names steps of the plan and how they stand now. `aim_goal_in`: the part in which where she
    is going becomes a goal.
    """

    languages: tuple[str, str]
    happened: dict[UUID, str] = field(default_factory=dict)
    next_steps: Sequence[NextStep] = ()
    interpreter: str = ""
    aim_goal_in: UUID | None = None
    agreed_by_her: bool = False
    agreed_by_worker: bool = False
    next_review_on: datetime.date | None = None
    next_review_at: datetime.time | None = None


@transaction.atomic
def hold_review(pathway: Pathway, sitting: Sitting, *, worker: Person) -> tuple[Review, list[Step]]:
    """Everything they said, or nothing. What she did not agree to changes no step of hers, and a new one is a
    suggestion that waits for her.

    Returns the review and the steps that come next.
    """
    hold(pathway)
    permit(may_look_with(worker, pathway))
    helper = permit(helper_of(worker, pathway))
    plan = plan_in(pathway, themes=parts_of(helper))
    review = _keep(plan, sitting, worker=worker)
    if sitting.aim_goal_in:
        _aim_as_goal(plan, sitting.aim_goal_in, agreed=sitting.agreed_by_her)
    steps = _steps_by_uuid(plan)
    for uuid, state in sitting.happened.items():
        step = _found(steps, uuid)
        if sitting.agreed_by_her:
            _say(step, state, by=worker)
    chosen = [_take(each, plan, steps, sitting, by=worker) for each in sitting.next_steps]
    if chosen and sitting.agreed_by_her:
        choose_next(pathway, chosen)
    pathway.next_review_on = sitting.next_review_on
    pathway.next_review_at = sitting.next_review_at if sitting.next_review_on else None
    pathway.save(update_fields=["next_review_on", "next_review_at"])
    met(helper, review.held_on)
    record("plan.reviewed", actor=worker, subject=review, agreed=review.agreed_by_her)
    return review, chosen


def _keep(plan: Plan, sitting: Sitting, *, worker: Person) -> Review:
    pathway = plan.pathway
    last, today = last_review(pathway), days.today()
    changes = changed_since(plan, last, sitting.languages)
    known = {step.uuid: step for step in plan.steps}
    said = [(known[uuid], state) for uuid, state in sitting.happened.items() if uuid in known]
    before = last.told or [] if last and last.held_on == today else []
    done = [key_of(step.uuid, today) for step, state in said if state == Step.State.DONE]
    return Review.objects.create(
        pathway=pathway,
        held_on=today,
        worker=worker,
        languages=list(sitting.languages),
        interpreter=sitting.interpreter,
        themes=plan.themes,
        changes=frozen(changes, said, sitting.languages),
        told=[*before, *(change.key for change in changes), *(done if sitting.agreed_by_her else [])],
        agreed_by_her=sitting.agreed_by_her,
        agreed_by_worker=sitting.agreed_by_worker,
    )


def _aim_as_goal(plan: Plan, stage_uuid: UUID, *, agreed: bool) -> None:
    """Her own words, so the goal is hers: a goal does not wait for her yes, it is not made without it."""
    if not agreed:
        raise ValidationError({"agreed_by_her": _("A goal is hers: it is kept when she ticks her box.")})
    seen = stage_uuid in {stage.uuid for stage in plan.stages}
    stage = Stage.objects.select_related("pathway").filter(uuid=stage_uuid).first() if seen else None
    if stage is None or not can_be_goal(plan):
        raise ValidationError(_("The plan has changed meanwhile. Look at it again."))
    said = plan.aim.said
    goal = plans.add_goal(stage, str(said), language=said.language, by=stage.pathway.person)
    for language in plan.aim.languages:
        plans.translate(goal, "words", plan.aim.only_in(language), language=language)


def _steps_by_uuid(plan: Plan) -> dict[UUID, Step]:
    """The rows of what is seen of the plan, and of nothing else."""
    uuids = [step.uuid for stage in plan.stages for step in stage.steps]
    rows = Step.objects.filter(stage__pathway=plan.pathway, uuid__in=uuids)
    return {row.uuid: row for row in rows.select_related("stage__pathway")}


def _found(steps: dict[UUID, Step], uuid: UUID) -> Step:
    if uuid not in steps:
        raise ValidationError(_("One of these steps is no longer there. Look at the plan again."))
    return steps[uuid]


def _say(step: Step, state: str, *, by: Person) -> None:
    if state == Step.State.DONE:
        plans.do_step(step, by=by)
    elif state == Step.State.ASIDE:
        plans.put_aside(step, by=by)
    else:
        plans.take_up(step, by=by)


def _take(each: NextStep, plan: Plan, steps: dict[UUID, Step], sitting: Sitting, *, by: Person) -> Step:
    if each.step is None:
        return _new(each, plan, sitting, by=by)
    step = _found(steps, each.step)
    if not sitting.agreed_by_her:
        return step
    plans.accept_step(step)
    if step.state != Step.State.OPEN:
        plans.take_up(step, by=by)
    return step


def _new(each: NextStep, plan: Plan, sitting: Sitting, *, by: Person) -> Step:
    stage: Any = plan.here and Stage.objects.select_related("pathway").filter(uuid=plan.here.uuid).first()
    if stage is None:
        raise ValidationError(_("There is no part of the plan in which you can add a step."))
    said_in = next(iter(each.texts), "")
    return plans.add_step(
        stage,
        each.texts,
        by=by,
        said_in=said_in,
        agreed=sitting.agreed_by_her,
        on=each.on,
        at=each.at if each.on else None,
        helper=each.helper,
    )


@transaction.atomic
def answer(objection: Objection, words: str, *, language: str, by: Person) -> None:
    """What she said stays; the answer stands beside it. Who was let out a moment earlier answers no more."""
    lock(objection.pathway)
    pathway = objection.pathway
    lock(objection)
    objection.pathway = pathway
    permit(may_answer(by, objection))
    plans.answer_objection(objection, words, language=language, by=by)
