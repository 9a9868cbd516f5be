"""Her way from stage to stage, in words: on her page, on the desk and on paper."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lms.core import written
from lms.pathways.plans.shown import Plan, PlanStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stage on the thread. `state` is "done", "now" or "later"; `words` say the same."""

    uuid: UUID
    title: str
    theme: str
    state: str
    words: str

    @property
    def is_later(self) -> bool:
        return self.state == "later"


def stops(plan: Plan) -> list[Stop]:
    """Her stages in her order: she is in one of them."""
    return [_stop(stage, is_here=stage is plan.here) for stage in plan.stages]


def title_of(stage: PlanStage) -> str:
    """What the stage is called; what it is about where nobody called it anything."""
    return stage.title.here if stage.title else stage.theme_in_words


def _stop(stage: PlanStage, *, is_here: bool) -> Stop:
    state = "done" if stage.is_done else "now" if is_here else "later"
    return Stop(
        uuid=stage.uuid,
        title=title_of(stage),
        theme=stage.theme,
        state=state,
        words=_where(stage, state),
    )


def _where(stage: PlanStage, state: str) -> str:
    if stage.done_on is not None:
        return _("Done on %(date)s") % {"date": written.day_without_year(stage.done_on)}
    counted = {"done": stage.steps_done, "total": stage.steps_total}
    if state == "now":
        return (
            _("You are here: %(done)d of %(total)d steps") % counted
            if counted["total"]
            else _("You are here")
        )
    if counted["total"] and counted["done"] == counted["total"]:
        return _("All steps done")
    if stage.is_begun and counted["done"]:
        return _("Already begun: %(done)d of %(total)d steps") % counted
    return _("Already begun") if stage.is_begun else _("Later")
