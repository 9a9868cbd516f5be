"""A stage with its goals and steps; and the order of everything, which is hers."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from lms.pathways.hers.views.own import OwnPlanMixin
from lms.pathways.plans.actions import mark_goal, mark_stage
from lms.pathways.plans.ordering import move_stage, move_step
from lms.pathways.plans.way import stops, title_of
from lms.submissions.views import done_once

WAYS = {"up": -1, "down": 1}


class StageView(OwnPlanMixin, TemplateView):
    template_name = "lms_pathways/hers/stage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stage = self.shown_stage(self.kwargs["uuid"])
        return super().get_context_data(
            **kwargs,
            plan=self.plan,
            stage=stage,
            title=title_of(stage),
            goals=[goal for goal in stage.goals if goal.left_on is None],
            goals_left=[goal for goal in stage.goals if goal.left_on is not None],
        )


class SetStageView(OwnPlanMixin, View):
    """She says that a stage is begun or done, or that it is not."""

    def post(self, request: HttpRequest, uuid: UUID, what: str) -> HttpResponse:
        stage = self.get_stage(uuid)
        told = {
            "begin": (lambda: mark_stage(stage, begun=True), _("You have begun it.")),
            "done": (lambda: mark_stage(stage, done=True), _("Good. This part is done.")),
            "open": (lambda: mark_stage(stage, done=False), _("This part is open again.")),
        }
        if what not in told:
            raise Http404
        do, words = told[what]
        return done_once(request, do, back_to=reverse("pathway:stage", args=[uuid]), words=words)


class SetGoalView(OwnPlanMixin, View):
    def post(self, request: HttpRequest, uuid: UUID, what: str) -> HttpResponse:
        goal = self.get_goal(uuid)
        told = {
            "reached": (lambda: mark_goal(goal, reached=True), _("Good. You reached it.")),
            "open": (lambda: mark_goal(goal, reached=False, left=False), _("It is among your goals again.")),
            "leave": (lambda: mark_goal(goal, left=True), _("Put away. You can take it up any day.")),
        }
        if what not in told:
            raise Http404
        do, words = told[what]
        back = reverse("pathway:stage", args=[goal.stage.uuid])
        return done_once(request, do, back_to=back, words=words)


class OrderView(OwnPlanMixin, TemplateView):
    """Up and down, by buttons: with the keyboard, with a thumb, and without a script."""

    template_name = "lms_pathways/hers/order.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, plan=self.plan, way=stops(self.plan))


class MoveStageView(OwnPlanMixin, View):
    def post(self, request: HttpRequest, uuid: UUID, way: str) -> HttpResponse:
        stage = self.get_stage(uuid)
        if way not in WAYS:
            raise Http404
        back = f"{reverse('pathway:order')}#{uuid}"
        return done_once(
            request, lambda: move_stage(stage, by=WAYS[way]), back_to=back, words=_("The order is changed.")
        )


class MoveStepView(OwnPlanMixin, View):
    def post(self, request: HttpRequest, uuid: UUID, way: str) -> HttpResponse:
        step = self.get_step(uuid)
        if way not in WAYS:
            raise Http404
        back = f"{reverse('pathway:stage', args=[step.stage.uuid])}#{uuid}"
        return done_once(
            request, lambda: move_step(step, by=WAYS[way]), back_to=back, words=_("The order is changed.")
        )
