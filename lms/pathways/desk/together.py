"""What stands on the screen of two: each line in both languages."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from lms.core.languages import site_languages
from lms.core.people import called
from lms.core.texts import Text, direction_of, name_of
from lms.pathways.circle.models import Helper
from lms.pathways.plans.models import Objection
from lms.pathways.plans.shown import Plan, PlanStep
from lms.pathways.reviews.queries import Change


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language one half can be read in."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Half:
    """One side of the seam."""

    language: str

    @property
    def direction(self) -> str:
        return direction_of(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """What has changed, in both languages."""

    icon: str
    ours: str
    hers: str
    on: datetime.date
    by_itself: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """What she said is not right and nobody answered: of a step, of the time they looked at it together on a
    day, else of the plan as a whole.
    """

    uuid: UUID
    step: PlanStep | None
    looked_on: datetime.date | None
    words: Text


def contested(plan: Plan, objections: Iterable[Objection]) -> list[Contested]:
    """In the parts that are seen."""
    steps = {step.uuid: step for stage in plan.stages for step in stage.steps}
    return [
        Contested(
            uuid=row.uuid,
            step=steps[row.step.uuid] if row.step else None,
            looked_on=row.review.held_on if row.review else None,
            words=Text(row.words, row.language),
        )
        for row in objections
        if row.step is None or row.step.uuid in steps
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """`ours` is read by whoever works here, `hers` by her; both may be one language. The notes on the law
    speak to her, in hers.
    """

    ours: Half
    hers: Half
    plan: Plan
    today: datetime.date
    last_on: datetime.date | None
    changes: list[Change]
    helper: Helper
    around: list[Helper]
    legal_notes: list[str]
    contested: list[Contested] = field(default_factory=list)

    @property
    def languages(self) -> list[Tongue]:
        return [Tongue(code, name_of(code)) for code, _name in site_languages()]

    @property
    def is_one_language(self) -> bool:
        return self.ours.language == self.hers.language

    @property
    def helper_name(self) -> str:
        return called(self.helper.person)

    @property
    def around_names(self) -> list[str]:
        return [called(helper.person) for helper in self.around]

    @property
    def lines(self) -> list[ChangeLine]:
        return [
            ChangeLine(
                icon=change.icon,
                ours=change.texts[self.ours.language],
                hers=change.texts[self.hers.language],
                on=change.on,
                by_itself=change.by_itself,
            )
            for change in self.changes
        ]
