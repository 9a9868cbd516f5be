"""When a plan was looked at together, and what has changed since."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from lms.core import days, written
from lms.core.people import called
from lms.pathways.circle.parts import EVERYTHING
from lms.pathways.plans.models import Objection, Pathway
from lms.pathways.plans.shown import Plan, PlanStep
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

    icon: str
    texts: dict[str, str]
    on: datetime.date
    by_itself: bool


def changed_since(plan: Plan, day: datetime.date, languages: Iterable[str]) -> list[Change]:
    """What was done after this day, the oldest first. Nothing is asked of the database for words."""
    done = [step for step in plan.steps if step.done_on and step.done_on > day]
    return [
        Change(
            icon=step.place.icon if step.place else "done",
            texts={language: step.words.in_language(language) for language in dict.fromkeys(languages)},
            on=step.done_on or day,
            by_itself=step.is_ticked_by_itself,
        )
        for step in sorted(done, key=lambda step: step.done_on or day)
    ]


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


def day_looked_from(pathway: Pathway, last: Review | None) -> datetime.date:
    """From which day on something is new: that of the last review, else the day before it began."""
    return last.held_on if last else days.day_of(pathway.begun_at) - days.ONE
