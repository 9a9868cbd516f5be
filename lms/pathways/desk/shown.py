"""One plan as whoever was let in reads it on the desk."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lms.core import days, written
from lms.core.people import called
from lms.core.texts import Text
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import in_order
from lms.pathways.enums import Theme
from lms.pathways.plans.models import Objection
from lms.pathways.plans.shown import Plan, PlanStep
from lms.pathways.reviews.models import Review
from lms.pathways.reviews.queries import may_read, worker_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody around a plan: what she sees, and until when."""

    name: str
    organisation: str
    parts: list[str]
    since: datetime.date | None
    ends_on: datetime.date | None
    met_on: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What she said is not right; `about` is the step, or when they looked at it together, or "" of the plan
    as a whole.
    """

    uuid: UUID
    about: str
    words: Text
    said_on: datetime.date
    answer: Text
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A review, in one of the languages it was read in. `is_told`: not where it was about a part that whoever
    reads does not see.
    """

    on: datetime.date
    worker: str
    changes: list[str]
    is_told: bool
    agreed_by_her: bool
    is_closing: bool


def person_of(helper: Helper) -> Person:
    return Person(
        name=called(helper.person),
        organisation=helper.organisation.name,
        parts=[str(Theme(theme).label) for theme in in_order(helper.themes)],
        since=helper.since,
        ends_on=helper.ends_on,
        met_on=helper.last_met_on,
    )


def wrong_of(plan: Plan, objections: list[Objection]) -> list[Wrong]:
    """Those about steps that are seen, and about the plan as a whole; what waits for an answer first."""
    steps = {step.uuid: step for stage in plan.stages for step in stage.steps}
    rows = [_wrong(row, steps) for row in objections if row.step is None or row.step.uuid in steps]
    return sorted(rows, key=lambda row: row.is_answered)


def _wrong(row: Objection, steps: dict[UUID, PlanStep]) -> Wrong:
    return Wrong(
        uuid=row.uuid,
        about=steps[row.step.uuid].words.here if row.step else about_review(row),
        words=Text(row.words, row.language),
        said_on=days.day_of(row.said_at),
        answer=Text(row.answer, row.answer_language),
        is_answered=row.answered_at is not None,
    )


def about_review(objection: Objection) -> str:
    """In the active language; "" where it is about none."""
    if objection.review is None:
        return ""
    return _("When you looked at it together on %(date)s") % {"date": written.day(objection.review.held_on)}


def looked_of(reviews: list[Review], language: str, *, parts: Collection[str]) -> list[Looked]:
    return [
        Looked(
            on=review.held_on,
            worker=worker_of(review),
            changes=[_in(line, language) for line in review.changes] if may_read(review, parts) else [],
            is_told=may_read(review, parts),
            agreed_by_her=review.agreed_by_her,
            is_closing=review.is_closing,
        )
        for review in reviews
    ]


def _in(line: dict[str, str], language: str) -> Text:
    code = language if language in line else next(iter(line), "")
    return Text(line.get(code, ""), code)
