"""A plan as pages, prints and reviews read it: nothing here asks the database."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lms.contracts.destination import Place
from lms.core import days
from lms.core.texts import Text
from lms.core.words import Words
from lms.pathways.enums import Helps, Theme
from lms.pathways.plans.models import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanObjection:
    """She said it is not right; her words stand beside it."""

    uuid: UUID
    words: str
    language: str
    said_at: datetime.datetime
    answer: str
    answer_language: str
    answered_at: datetime.datetime | None

    @property
    def said(self) -> Text:
        return Text(self.words, self.language)

    @property
    def answered(self) -> Text:
        return Text(self.answer, self.answer_language)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """`reached_on`: she did it there where `place` leads, and it ticked itself. `place` is gone with the
    thing, what she did there is not.

    `waits_for_her`: a helper suggested it and she has not taken it.
    """

    uuid: UUID
    stage: UUID
    goal: UUID | None
    words: Words
    detail: Words
    is_hers: bool
    has_voice: bool
    has_picture: bool
    next_on: datetime.date | None
    on: datetime.date | None
    at: datetime.time | None
    minutes: int | None
    place: Place | None
    ticks_by_itself: bool
    state: Step.State
    state_on: datetime.date | None
    reached_on: datetime.date | None
    helps: str
    helper: str
    proposed_by: str
    set_by: str
    waits_for_her: bool
    objections: tuple[PlanObjection, ...]

    @property
    def is_done(self) -> bool:
        return self.state == Step.State.DONE or self.reached_on is not None

    @property
    def is_aside(self) -> bool:
        return self.state == Step.State.ASIDE and not self.is_done

    @property
    def is_open(self) -> bool:
        return not (self.is_done or self.is_aside or self.waits_for_her)

    @property
    def is_open_for_others(self) -> bool:
        """What she put aside herself looks to others as if it were to do: nobody is told."""
        return self.is_open or (self.is_aside and not self.set_by)

    @property
    def can_be_undone(self) -> bool:
        """Somebody said that it is done, and she says that this is not right."""
        return bool(self.set_by) and self.is_done and self.is_contested and not self.is_ticked_by_itself

    @property
    def is_ticked_by_itself(self) -> bool:
        return self.reached_on is not None

    @property
    def done_on(self) -> datetime.date | None:
        """The first day on which it was done, however it was."""
        said = self.state_on if self.state == Step.State.DONE else None
        return min((day for day in (said, self.reached_on) if day), default=None)

    @property
    def with_whom(self) -> str:
        """Who does it with her; else who usually helps with such a step."""
        return self.helper or (str(Helps(self.helps).label) if self.helps in Helps.values else "")

    @property
    def is_contested(self) -> bool:
        return bool(self.objections)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGoal:
    uuid: UUID
    words: Words
    is_hers: bool
    has_voice: bool
    has_picture: bool
    reached_on: datetime.date | None
    left_on: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStage:
    uuid: UUID
    theme: str
    title: Words
    begun_on: datetime.date | None
    done_on: datetime.date | None
    goals: tuple[PlanGoal, ...]
    steps: tuple[PlanStep, ...]

    @property
    def theme_in_words(self) -> str:
        return str(Theme(self.theme).label)

    @property
    def name(self) -> str:
        """What it is called; else what it is about."""
        return self.title.here if self.title else self.theme_in_words

    @property
    def own_steps(self) -> tuple[PlanStep, ...]:
        """Without what is only suggested."""
        return tuple(step for step in self.steps if not step.waits_for_her)

    @property
    def steps_done(self) -> int:
        return sum(step.is_done for step in self.own_steps)

    @property
    def steps_total(self) -> int:
        return len(self.own_steps)

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def is_begun(self) -> bool:
        return self.begun_on is not None or self.is_done or self.steps_done > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`pathway` is the row, for actions; whoever sees only some themes has only their stages here."""

    uuid: UUID
    pathway: Any
    aim: Words
    aim_said_on: datetime.date | None
    begun_at: datetime.datetime
    paused_at: datetime.datetime | None
    closed_at: datetime.datetime | None
    next_review_on: datetime.date | None
    next_review_at: datetime.time | None
    has_voice: bool
    has_picture: bool
    stages: tuple[PlanStage, ...]

    @property
    def review_is_past(self) -> bool:
        """The day on which they wanted to look at it together went by."""
        return self.next_review_on is not None and self.next_review_on < days.today()

    @property
    def themes(self) -> list[str]:
        """What its stages are about, each once."""
        return list(dict.fromkeys(stage.theme for stage in self.stages))

    @property
    def steps(self) -> tuple[PlanStep, ...]:
        """Of all stages, in her order, without what is only suggested."""
        return tuple(step for stage in self.stages for step in stage.own_steps)

    @property
    def suggested(self) -> tuple[PlanStep, ...]:
        """What waits for her to take it."""
        return tuple(step for stage in self.stages for step in stage.steps if step.waits_for_her)

    @property
    def open_steps(self) -> tuple[PlanStep, ...]:
        """What is to do, in her order."""
        return tuple(step for step in self.steps if step.is_open)

    @property
    def aside(self) -> tuple[PlanStep, ...]:
        """ "Not now"."""
        return tuple(step for step in self.steps if step.is_aside)

    @property
    def ticked(self) -> tuple[PlanStep, ...]:
        """What ticked itself, the newest first."""
        reached = [step for step in self.steps if step.reached_on]
        return tuple(sorted(reached, key=lambda step: step.reached_on or datetime.date.min, reverse=True))

    @property
    def here(self) -> PlanStage | None:
        """The stage she is in: the first begun one that is not done, else the first not done."""
        left = [stage for stage in self.stages if not stage.is_done]
        return next((stage for stage in left if stage.is_begun), next(iter(left), None))

    @property
    def next_steps(self) -> tuple[PlanStep, ...]:
        """The two to do next: those that were chosen, then those with a day, then those of the stage she is
        in, then the others.
        """
        here = self.here.uuid if self.here else None
        steps = sorted(
            self.open_steps,
            key=lambda step: (
                step.next_on is None,
                step.on is None,
                step.on or datetime.date.min,
                step.stage != here,
            ),
        )
        return tuple(steps[:NEXT])


#: A page that shows everything to do at once shows nothing.
NEXT = 2
