"""When a plan was looked at together, and what has changed since."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from lms.core import days, written
from lms.core.people import called
from lms.core.words import Words
from lms.pathways.circle.parts import EVERYTHING
from lms.pathways.plans.models import Objection, Pathway
from lms.pathways.plans.shown import Plan, PlanStage, PlanStep
from lms.pathways.reviews.models import Review


def unanswered(pathway: Pathway) -> QuerySet[Objection]:
    """What she said is not right and waits for an answer, the oldest first."""
    rows = Objection.objects.filter(pathway=pathway, answered_at=None)
    return rows.select_related("step", "review").order_by("pk")


def can_be_goal(plan: Plan) -> bool:
    """Whether where she is going can begin as a goal: she said it, in words, and no goal says the same."""
    aim = {text for text in plan.aim.texts.values() if text}
    goals = (goal for stage in plan.stages for goal in stage.goals)
    return bool(aim and plan.stages) and not any(aim & {*goal.words.texts.values()} for goal in goals)


def last_review(pathway: Pathway) -> Review | None:
    return Review.objects.filter(pathway=pathway).select_related("worker").first()


def reviews_of(pathway: Pathway) -> list[Review]:
    """The newest first."""
    return list(Review.objects.filter(pathway=pathway).select_related("worker"))


def may_read(review: Review, parts: Collection[str]) -> bool:
    """Whether somebody who sees these parts reads its lines: a line does not say of which part it is."""
    return set(EVERYTHING if review.themes is None else review.themes) <= set(parts)


def worker_of(review: Review) -> str:
    """ "" of who works here no more."""
    return called(review.worker) if review.worker else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that was done since the last time; `texts` says it in both languages, with its day."""

    key: str
    icon: str
    texts: dict[str, str]
    on: datetime.date
    by_itself: bool = False


def changed_since(plan: Plan, last: Review | None, languages: Iterable[str]) -> list[Change]:
    """Steps and parts that were done and goals that were reached since they looked at it together, the oldest
    first. What is done later on the same day was not told then, so it is told now. Nothing is asked of the
    database for words.
    """
    pair = list(dict.fromkeys(languages))
    if last is None:
        first, told = days.day_of(plan.begun_at), frozenset[str]()
    elif last.told is None:
        first, told = last.held_on + days.ONE, frozenset[str]()
    else:
        first, told = last.held_on, frozenset(last.told)
    found = [change for change in _done(plan, pair) if change.on >= first and change.key not in told]
    return sorted(found, key=lambda change: change.on)


def _done(plan: Plan, languages: list[str]) -> Iterator[Change]:
    def said(words: Words) -> dict[str, str]:
        return {language: words.in_language(language) for language in languages}

    for stage in plan.stages:
        for goal in stage.goals:
            if goal.reached_on and goal.words:
                key = key_of(goal.uuid, goal.reached_on)
                yield Change(key=key, icon="done", texts=said(goal.words), on=goal.reached_on)
        for step in stage.own_steps:
            if step.done_on:
                yield Change(
                    key=key_of(step.uuid, step.done_on),
                    icon=step.place.icon if step.place else "done",
                    texts=said(step.words),
                    on=step.done_on,
                    by_itself=step.is_ticked_by_itself,
                )
        if stage.done_on:
            texts = {language: _name(stage, language) for language in languages}
            yield Change(key=key_of(stage.uuid, stage.done_on), icon="path", texts=texts, on=stage.done_on)


def key_of(uuid: UUID, day: datetime.date) -> str:
    """What is taken back and done again on another day is new again."""
    return f"{uuid} {day.isoformat()}"


def _name(stage: PlanStage, language: str) -> str:
    with override(language):
        return str(stage.name)


def frozen(
    changes: Iterable[Change],
    happened: Iterable[tuple[PlanStep, str]],
    languages: Iterable[str],
) -> list[dict[str, str]]:
    """The lines of a review as both read them that day: what changed, and what they said of each step."""
    pair = list(dict.fromkeys(languages))
    rows = [
        {code: _line(change.texts[code], written.day(change.on, code), code) for code in pair}
        for change in changes
    ]
    return rows + [
        {code: _line(step.words.in_language(code), _said(state, code), code) for code in pair}
        for step, state in happened
    ]


def _line(what: str, more: str, language: str) -> str:
    with override(language):
        return _("%(what)s: %(more)s") % {"what": what, "more": more}


def _said(state: str, language: str) -> str:
    with override(language):
        return {"done": _("Done"), "open": _("Not yet"), "aside": _("Not now")}[state]
