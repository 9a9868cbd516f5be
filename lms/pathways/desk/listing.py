"""The plans somebody was let into: where each one is, and what to do next."""

from dataclasses import replace
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from lms.core import written
from lms.core.texts import sentence
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.pathways.circle.queries import parts_in, plans_seen_by
from lms.pathways.desk.waiting import with_what_waits
from lms.pathways.plans.models import Pathway
from lms.pathways.plans.queries import plans_in
from lms.pathways.plans.shown import Plan


class PlanFilters(ListFilters):
    searched = ("person__profile__handle",)


class PlansListing(Listing):
    key = "plans"
    caption = gettext_lazy("The plans you were let into. Handles only: no names are kept here.")
    empty = gettext_lazy("Nobody has let you into a plan yet. Start one with a learner, on her page.")
    filters = PlanFilters
    rows_are = Pathway
    default_sort = "again"

    def queryset(self) -> QuerySet[Pathway]:
        reader = self.request.user
        plans = plans_seen_by(reader).filter(closed_at=None).select_related("person__profile")
        return with_what_waits(plans, reader.pk)

    def complete(self, rows: list[Any]) -> None:
        """The plans of a page, each with the parts that are open: as many queries for one as for fifty."""
        seen = parts_in(self.request.user, rows)
        for pathway_id, plan in (plans_in(rows) if rows else {}).items():
            stages = tuple(stage for stage in plan.stages if stage.theme in seen.get(pathway_id, ()))
            self._plans[pathway_id] = replace(plan, stages=stages)

    @property
    def _plans(self) -> dict[int, Plan]:
        return self.__dict__.setdefault("_read_plans", {})

    def ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Whoever has no day comes last, up and down."""
        name = "again_on" if self.sort.removeprefix("-") == "again" else "person__profile__handle"
        value, falling = F(name), self.sort.startswith("-")
        first = value.desc(nulls_last=True) if falling else value.asc(nulls_last=True)
        return rows.order_by(first, F("person__profile__handle").asc(nulls_last=True), "pk")

    def columns(self) -> list[Column]:
        return [
            Column("who", _("Who"), _who, ("person__profile__handle",)),
            Column("where", _("Where she is"), self._where),
            Column("again", _("Next look together"), _again, ("again_on",)),
            Column("next", _("What to do next"), _next, css="what"),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        return [
            Chip("", pgettext("plans", "All")),
            Chip("due", _("To look at together"), any_of=("is_due",)),
            Chip("yours", _("Waits for you"), any_of=("step_waits", "is_contested")),
            Chip("resting", pgettext("plans", "Resting"), any_of=("is_resting",)),
        ]

    def _where(self, pathway: Pathway) -> Cell:
        stage = self._plans[pathway.pk].here
        if stage is None:
            return Cell(_("In a part you do not see"), tone="quiet")
        how_far = _("%(done)s of %(total)s steps") % {
            "done": written.number(stage.steps_done),
            "total": written.number(stage.steps_total),
        }
        title = stage.title.here or stage.theme_in_words
        return Cell(sentence(_("%(stage)s, %(how_far)s"), stage=title, how_far=how_far))


def page_of(pathway: Pathway) -> str:
    return reverse("plans_desk:plan", args=[pathway.uuid])


def _who(pathway: Any) -> Cell:
    return Cell(pathway.person.profile.handle, page_of(pathway), is_name=True)


def _again(pathway: Any) -> Cell:
    if pathway.is_resting:
        return Cell(pgettext("a plan", "Resting"), tone="quiet")
    if not pathway.looks:
        return Cell(_("In a part you do not see"), tone="quiet")
    if pathway.again_on is None:
        return Cell(_("No day yet"), tone="quiet")
    return Cell(written.day(pathway.again_on))


def _next(pathway: Any) -> Cell:
    if pathway.is_due:
        return Cell(_("Look at her plan together"), reverse("plans_desk:together", args=[pathway.uuid]))
    if pathway.is_contested:
        return Cell(_("Read what she says and answer"), page_of(pathway))
    if pathway.step_waits:
        return Cell(_("Look at the step and do your part"), page_of(pathway))
    return Cell(_("Nothing"), tone="quiet")
