"""What all her pages have in common: it is her own plan, and nothing of anybody else's is there."""

from collections.abc import Collection
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from lms.messaging.guidance.queries import legal_notes_for
from lms.pathways.circle.queries import holding
from lms.pathways.hers.shown import names_of
from lms.pathways.plans.models import Goal, Pathway, Stage, Step
from lms.pathways.plans.queries import pathway_of, plan_in
from lms.pathways.plans.shown import Plan, PlanStage
from lms.privacy.registry import days_kept


def language() -> str:
    return get_language() or "en"


class OwnPlanMixin:
    @cached_property
    def pathway(self) -> Pathway:
        """The one that is open, else the last one, to read."""
        found = pathway_of(self.request.user)
        if found is None:
            raise Http404
        return found

    @cached_property
    def open_pathway(self) -> Pathway:
        """A plan that came to its end is read and no longer changed."""
        if self.pathway.closed_at is not None:
            raise Http404
        return self.pathway

    @cached_property
    def plan(self) -> Plan:
        return plan_in(self.pathway, for_her=True)

    def get_stage(self, uuid: UUID) -> Stage:
        return get_object_or_404(Stage, uuid=uuid, pathway=self.open_pathway)

    def get_step(self, uuid: UUID) -> Step:
        return get_object_or_404(
            Step.objects.select_related("stage__pathway"), uuid=uuid, stage__pathway=self.open_pathway
        )

    def get_goal(self, uuid: UUID) -> Goal:
        return get_object_or_404(
            Goal.objects.select_related("stage__pathway"), uuid=uuid, stage__pathway=self.open_pathway
        )

    def shown_stage(self, uuid: UUID) -> PlanStage:
        found = next((stage for stage in self.plan.stages if stage.uuid == uuid), None)
        if found is None:
            raise Http404
        return found


class WritingMixin(OwnPlanMixin):
    """Before every field: who reads it, when it goes, and what the law may ask for."""

    #: Whose work it is to read it, of those she let in; None of all.
    roles: Collection[str] | None = None

    def theme(self) -> str:
        """The part it belongs to; "" for what everybody she let in sees."""
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        helpers = holding().filter(pathway=self.pathway).select_related("person")
        if self.roles is not None:
            helpers = helpers.filter(role__in=self.roles)
        return super().get_context_data(
            **kwargs,
            readers=names_of(helpers, self.theme()),
            legal_notes=legal_notes_for({self.pathway.organisation.country}, language=language()),
            keep_days=days_kept(Pathway),
        )
