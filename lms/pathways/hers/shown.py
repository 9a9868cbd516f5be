"""What her pages show, in words. Plain data for the templates; nothing here writes."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from lms.contracts.roles import role_label
from lms.core import days, written
from lms.core.people import called
from lms.core.texts import Text
from lms.core.words import Words
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import in_order
from lms.pathways.circle.queries import Around, parts_of
from lms.pathways.enums import Theme
from lms.pathways.plans.models import Objection, Pathway
from lms.pathways.plans.shown import Plan, PlanStage, PlanStep
from lms.pathways.plans.way import Stop, stops, title_of
from lms.pathways.reviews.models import Review
from lms.pathways.reviews.queries import worker_of

#: So many things that ticked themselves are seen at once; the others can be opened.
TICKED_AT_ONCE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Somebody around her: `sees` are the parts in words, those of her role that she may choose from."""

    uuid: UUID
    name: str
    role: str
    organisation: str
    why: str
    sees: list[str]
    since: datetime.date | None
    last_met_on: datetime.date | None
    ends_on: datetime.date | None
    ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlan:
    """Her plan on one page."""

    plan: Plan
    way: list[Stop]
    next_steps: tuple[PlanStep, ...]
    suggested: tuple[PlanStep, ...]
    aside: tuple[PlanStep, ...]
    ticked: tuple[PlanStep, ...]
    ticked_before: tuple[PlanStep, ...]
    asking: list[Somebody] = field(default_factory=list)
    around: list[Somebody] = field(default_factory=list)
    before: list[Somebody] = field(default_factory=list)
    looked: list["Looked"] = field(default_factory=list)


def my_plan(plan: Plan, people: Around, reviews: Iterable[Review] = ()) -> MyPlan:
    return MyPlan(
        plan=plan,
        way=stops(plan),
        next_steps=plan.next_steps,
        suggested=plan.suggested,
        aside=plan.aside,
        ticked=plan.ticked[:TICKED_AT_ONCE],
        ticked_before=plan.ticked[TICKED_AT_ONCE:],
        asking=[somebody(helper) for helper in people.asking],
        around=[somebody(helper) for helper in people.open],
        before=[somebody(helper) for helper in people.past],
        looked=[looked_of(review) for review in reviews],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A time they looked at it together, and what was kept of it that day."""

    uuid: UUID
    on: datetime.date
    worker: str
    interpreter: str
    lines: list[Text]
    agreed_by_her: bool
    is_closing: bool


def looked_of(review: Review) -> Looked:
    return Looked(
        uuid=review.uuid,
        on=review.held_on,
        worker=worker_of(review),
        interpreter=review.interpreter,
        lines=review.lines("takes_along" if review.is_closing else "changes"),
        agreed_by_her=review.agreed_by_her,
        is_closing=review.is_closing,
    )


def somebody(helper: Helper) -> Somebody:
    themes = in_order(parts_of(helper))
    return Somebody(
        uuid=helper.uuid,
        name=called(helper.person),
        role=role_label(helper.role),
        organisation=helper.organisation.name,
        why=why_of(helper),
        sees=[str(Theme(theme).label) for theme in themes],
        since=helper.since,
        last_met_on=helper.last_met_on,
        ends_on=helper.ends_on,
        ended=_how_it_ended(helper),
    )


def why_of(helper: Helper) -> str:
    words = Words(helper.why, next(iter(helper.why), ""))
    return words.here if words else Text("", "")


def _how_it_ended(helper: Helper) -> str:
    if helper.ended_at is None:
        if helper.ends_on is not None and helper.since is not None and _is_over(helper.ends_on):
            return _("It came to its last day on %(date)s.") % {"date": written.day(helper.ends_on)}
        return _("Ended by itself: no longer with you here.")
    words = {
        Helper.End("by_her"): _("You ended it on %(date)s."),
        Helper.End("by_helper"): _("Ended by this person on %(date)s."),
        Helper.End("by_time"): _("It came to its last day on %(date)s."),
        Helper.End("moved"): _("Ended on %(date)s, when you went to another organisation."),
        Helper.End("closed"): _("Ended on %(date)s, with the plan."),
    }
    return words.get(Helper.End(helper.end), words[Helper.End("by_time")]) % {
        "date": written.day(helper.ended_at)
    }


def _is_over(day: datetime.date) -> bool:
    return day < days.today()


def names_of(helpers: Iterable[Helper], theme: str = "") -> list[str]:
    """Who reads what she writes: all who are let in, or those who see this part."""
    return [called(helper.person) for helper in helpers if not theme or theme in parts_of(helper)]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPage:
    """One step with the stage it belongs to; `may_change` while the plan is open."""

    step: PlanStep
    stage: PlanStage
    title: str
    may_change: bool


def step_page(plan: Plan, uuid: UUID) -> StepPage | None:
    for stage in plan.stages:
        for step in stage.steps:
            if step.uuid == uuid:
                may_change = plan.closed_at is None
                return StepPage(step=step, stage=stage, title=title_of(stage), may_change=may_change)
    return None


def what_can_be_wrong(plan: Plan, reviews: Iterable[Review]) -> list[tuple[str, str]]:
    """What others wrote or what ticked itself, and each time they looked at it together: (value, words)."""
    by_others = [step for step in plan.steps if (step.set_by or step.proposed_by) and not step.reached_on]
    steps = [*plan.ticked, *by_others, *plan.suggested]
    choices = [(f"step:{step.uuid}", str(step.words.here)) for step in steps]
    choices += [(f"review:{review.uuid}", _together_on(review)) for review in reviews]
    return [*choices, (ELSE, _("Something else in my plan"))]


#: What is chosen for the plan as a whole.
ELSE = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWrong:
    """What she said is not right, what it was about, and what was answered."""

    about: str
    said: Text
    said_at: datetime.datetime
    answered: Text
    answered_by: str
    answered_at: datetime.datetime | None


def said_not_right(pathway: Pathway) -> list[SaidWrong]:
    """All of it, the newest first: her words stay."""
    rows = Objection.objects.filter(pathway=pathway).select_related("step", "review", "answered_by")
    return [
        SaidWrong(
            about=_about(row),
            said=Text(row.words, row.language),
            said_at=row.said_at,
            answered=Text(row.answer, row.answer_language),
            answered_by=called(row.answered_by) if row.answered_by else "",
            answered_at=row.answered_at,
        )
        for row in rows.order_by("-said_at", "-pk")
    ]


def _about(row: Objection) -> str:
    if row.step is not None:
        return row.step.said("words").here
    if row.review is not None:
        return _together_on(row.review)
    return ""


def _together_on(review: Review) -> str:
    return _("When we looked at it together on %(date)s") % {"date": written.day(review.held_on)}
