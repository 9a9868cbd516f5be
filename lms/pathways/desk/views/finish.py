"""A plan rests, goes on, or comes to its end with her beside."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.core.texts import direction_of
from lms.desk.frame import DeskMixin
from lms.messaging.guidance.queries import legal_notes_for
from lms.pathways.circle.actions import log_opening
from lms.pathways.closing.actions import close, pause, resume
from lms.pathways.closing.queries import held_today_by, offered
from lms.pathways.closing.rules import may_rest
from lms.pathways.desk.forms.finish import ClosingForm
from lms.pathways.desk.frame import EndingMixin, PlanMixin
from lms.pathways.paper.sheets import along_pdf
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


class AccompanyingMixin(PlanMixin):
    """For whoever accompanies the plan, while it is open."""

    for_looking = True
    while_open = True

    def accompanies(self) -> None:
        if not may_rest(self.request.user, self.pathway):
            raise Http404


class RestView(AccompanyingMixin, TemplateView):
    template_name = "lms_pathways/desk/rest.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.accompanies()
        return super().get_context_data(**kwargs, rests=self.pathway.paused_at is not None)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        self.accompanies()
        goes_on = "again" in request.POST
        act = resume if goes_on else pause
        return done_once(
            request,
            lambda: act(self.pathway, by=request.user),
            back_to=reverse("plans_desk:plan", args=[uuid]),
            words=_("It goes on.") if goes_on else _("It rests. Nobody is asked to do anything in it."),
        )


class FinishView(EndingMixin, OnceMixin, AccompanyingMixin, FormView):
    """Two people, two languages: what she takes along, frozen as both read it."""

    form_class = ClosingForm
    template_name = "lms_pathways/together/finish.html"
    done_words = gettext_lazy("The plan came to its end. Print what she takes along while she is here.")

    def tongues(self) -> tuple[str, str]:
        return self.profile.language, get_language() or "en"

    def get_form_kwargs(self) -> dict[str, Any]:
        self.accompanies()
        hers, ours = self.tongues()
        lines = offered(self.plan, list(dict.fromkeys((hers, ours))))
        return {**super().get_form_kwargs(), "lines": lines, "hers": hers, "ours": ours}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hers, ours = self.tongues()
        country = {self.pathway.organisation.country} - {""}
        return super().get_context_data(
            **kwargs,
            hers=hers,
            ours=ours,
            hers_direction=direction_of(hers),
            ours_direction=direction_of(ours),
            hers_notes=legal_notes_for(country, language=hers),
        )

    def create(self, form: ClosingForm, submission: Submission) -> str:
        review = close(self.pathway, by=self.request.user, farewell=form.farewell())
        return reverse("plans_desk:ended", args=[review.uuid])


class EndedView(DeskMixin, TemplateView):
    """The day it ended, whoever sat with her prints it for her. The plan itself she opens no more."""

    template_name = "lms_pathways/desk/ended.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = get_object_or_404(held_today_by(self.request.user), uuid=self.kwargs["uuid"])
        return super().get_context_data(**kwargs, review=review)


class EndedPrintView(DeskMixin, View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        rows = held_today_by(request.user).select_related("worker", "pathway__person")
        review = get_object_or_404(rows, uuid=uuid)
        log_opening(review.pathway, viewer=request.user)
        hers = next(iter(review.languages), get_language() or "en")
        return pdf_response(request, lambda: along_pdf(review, language=hers), "sheet.pdf")
