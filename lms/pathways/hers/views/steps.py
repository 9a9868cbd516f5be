"""One step: what helps, what was said about it, and everything she can do with it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from lms.core.contexts import fields_of
from lms.pathways.hers.shown import step_page
from lms.pathways.hers.views.own import OwnPlanMixin
from lms.pathways.plans.actions import (
    accept_step,
    decline_step,
    do_step,
    put_aside,
    remove_step,
    take_up,
)
from lms.pathways.plans.models import Step
from lms.submissions.views import done_once


class StepView(OwnPlanMixin, TemplateView):
    template_name = "lms_pathways/hers/step.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = step_page(self.plan, self.kwargs["uuid"])
        if page is None:
            raise Http404
        return super().get_context_data(**kwargs, **fields_of(page))


class SetStepView(OwnPlanMixin, View):
    """*I did this*, *not now*, *take it up*; of what was suggested *take it* and *no, thank you*."""

    def post(self, request: HttpRequest, uuid: UUID, what: str) -> HttpResponse:
        step = self.get_step(uuid)
        words = {
            "done": _("Good. The step is done."),
            "aside": _("The step waits until you want it. Nobody is told."),
            "open": _("The step is among yours again."),
            "accept": _("The step is yours now."),
            "decline": _("The step is gone. You need no reason."),
        }
        if what not in words:
            raise Http404
        return done_once(
            request, lambda: self._do(step, what), back_to=reverse("pathway:home"), words=words[what]
        )

    def _do(self, step: Step, what: str) -> None:
        person = self.request.user
        if what == "accept":
            accept_step(step)
        elif what == "decline":
            decline_step(step)
        else:
            {"done": do_step, "aside": put_aside, "open": take_up}[what](step, by=person)


class RemoveStepView(OwnPlanMixin, TemplateView):
    """A step of her own goes for good; asked once more, because it cannot be brought back."""

    template_name = "lms_pathways/hers/step_remove.html"

    def _own(self) -> Step:
        step = self.get_step(self.kwargs["uuid"])
        if not step.is_hers:
            raise Http404
        return step

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        step = self._own()
        return super().get_context_data(**kwargs, step=step, words=step.said("words").here)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        step = self._own()
        back = reverse("pathway:stage", args=[step.stage.uuid])
        return done_once(request, lambda: remove_step(step), back_to=back, words=_("The step is gone."))
