"""One plan, the parts she opened to whoever reads it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from lms.pathways.circle.queries import around, parts_of
from lms.pathways.circle.rules import can_work_on
from lms.pathways.desk.frame import PlanMixin
from lms.pathways.desk.shown import Looked, looked_of, person_of, wrong_of
from lms.pathways.moving.rules import may_hand_over
from lms.pathways.plans.actions import do_step, take_up
from lms.pathways.plans.models import Objection, Step
from lms.pathways.reviews.queries import reviews_of
from lms.submissions.views import done_once


class PlanView(PlanMixin, TemplateView):
    template_name = "lms_pathways/desk/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        objections = Objection.objects.filter(pathway=self.pathway).select_related("step", "review")
        return super().get_context_data(
            **kwargs,
            own=person_of(self.helper),
            around=[person_of(helper) for helper in around(self.pathway).open] if self.looks else [],
            wrong=wrong_of(self.plan, list(objections.order_by("-pk"))) if self.looks else [],
            reviews=self._reviews() if self.looks else [],
            looks_with_her=self.looks and self.may_write,
            may_move=self.may_write and may_hand_over(self.request.user, self.pathway),
            may_write=self.may_write,
            person_url=self.person_url,
        )

    def _reviews(self) -> list[Looked]:
        rows, parts = reviews_of(self.pathway), parts_of(self.helper)
        return looked_of(rows, get_language() or "", parts=parts)


class DoneView(PlanMixin, View):
    """A step somebody helps with is done: whoever sees it says so. She reads who did. Where she says that
    this is not right, it is taken back.
    """

    while_open = True

    def post(self, request: HttpRequest, uuid: UUID, step: UUID) -> HttpResponse:
        rows = Step.objects.select_related("stage__pathway").filter(stage__pathway=self.pathway)
        found = get_object_or_404(rows, uuid=step)
        if not can_work_on(request.user, self.pathway, found.stage.theme):
            raise Http404
        act = do_step
        if "not" in request.POST:
            if not found.set_by_id or not Objection.objects.filter(step=found).exists():
                raise Http404
            act = take_up
        back = reverse("plans_desk:plan", args=[uuid])
        return done_once(request, partial(act, found, by=request.user), back_to=back, words=_("Saved."))
