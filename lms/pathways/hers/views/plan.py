from typing import Any

from django.views.generic import TemplateView

from lms.contracts.navigation import address_here
from lms.core.contexts import fields_of
from lms.pathways.circle.queries import around
from lms.pathways.closing.rules import taken_up_until
from lms.pathways.hers.shown import my_plan
from lms.pathways.moving.queries import hand_overs_of
from lms.pathways.plans.queries import pathway_of, plan_in
from lms.pathways.reviews.queries import reviews_of


class MyPlanView(TemplateView):
    """Her way on one page. Without a plan: how one is begun."""

    def get_template_names(self) -> list[str]:
        return [f"lms_pathways/hers/{'plan' if self.pathway else 'none'}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.pathway = pathway_of(self.request.user)
        if self.pathway is None:
            return super().get_context_data(**kwargs, help_url=address_here("messaging:home"))
        page = my_plan(plan_in(self.pathway, for_her=True), around(self.pathway), reviews_of(self.pathway))
        moves = list(hand_overs_of(self.request.user))
        asks = [row for row in moves if row.closed_at is None and row.agreed_at is None]
        return super().get_context_data(
            **kwargs,
            **fields_of(page),
            up_until=taken_up_until(self.pathway),
            moves=any(row.received_at or row.closed_at is None for row in moves),
            move_asks=asks[0].to_organisation.name if asks else "",
        )
