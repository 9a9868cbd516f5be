"""A plan goes from here to another organisation, or comes from one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.desk.frame import DeskMixin
from lms.pathways.desk.forms.moving import HandOverForm
from lms.pathways.desk.frame import PlanMixin
from lms.pathways.moving.actions import ask, decline, receive, take_back
from lms.pathways.moving.models import HandOver
from lms.pathways.moving.queries import (
    coming_to,
    open_hand_over,
    receipt_of,
    receipts_for,
    received,
    with_names,
)
from lms.pathways.moving.rules import may_hand_over, may_receive
from lms.pathways.moving.words import grouped
from lms.pathways.paper.sheets import receipt_pdf
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


class HandOverView(OnceMixin, PlanMixin, FormView):
    """Asking her; while she is asked, how it stands."""

    for_looking = True
    while_open = True
    form_class = HandOverForm
    template_name = "lms_pathways/desk/move.html"
    done_words = gettext_lazy(
        "She is asked in My plan. Nothing goes before she says yes and they receive it."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        if not may_hand_over(self.request.user, self.pathway):
            raise Http404
        return {**super().get_form_kwargs(), "pathway": self.pathway}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = open_hand_over(self.pathway)
        return super().get_context_data(**kwargs, asked=asked, number=grouped(asked.number) if asked else "")

    def create(self, form: HandOverForm, submission: Submission) -> str:
        ask(self.pathway, worker=self.request.user, **form.cleaned_data)
        return reverse("plans_desk:move", args=[self.pathway.uuid])


class TakeBackView(PlanMixin, View):
    for_looking = True
    while_open = True

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        asked = open_hand_over(self.pathway)
        if asked is None or not may_hand_over(request.user, self.pathway):
            raise Http404
        back = reverse("plans_desk:plan", args=[uuid])
        words = _("She is not asked any more.")
        return done_once(request, lambda: take_back(asked, worker=request.user), back_to=back, words=words)


class ComingView(DeskMixin, TemplateView):
    """What comes here, and the receipts of what came and went. No word of any plan, and no handle."""

    template_name = "lms_pathways/desk/coming.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        coming = [(row, grouped(row.number)) for row in coming_to(self.request.user)]
        receipts = received(receipts_for(self.request.user)[:SHOWN])
        return super().get_context_data(**kwargs, coming=coming, receipts=receipts)


#: So many receipts stand on a page.
SHOWN = 30


class ReceiveView(DeskMixin, TemplateView):
    """Asked once more, with the number she says."""

    template_name = "lms_pathways/desk/receive.html"

    def get_hand_over(self) -> HandOver:
        """One that may be received here; a moment later, the one that was."""
        found = get_object_or_404(with_names(HandOver.objects.all()), uuid=self.kwargs["uuid"])
        if found.agreed_at is None or not may_receive(self.request.user, found):
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.get_hand_over()
        if found.received_at is not None or found.closed_at is not None:
            raise Http404
        return super().get_context_data(**kwargs, coming=found, number=grouped(found.number))

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        found = self.get_hand_over()
        if "no" in request.POST:
            return done_once(
                request,
                lambda: decline(found, worker=request.user),
                back_to=reverse("plans_desk:coming"),
                words=_("The plan stays where it is."),
            )
        return done_once(
            request,
            lambda: receive(found, worker=request.user),
            back_to=reverse("plans_desk:coming"),
            words=_("Received. The plan is among yours, and all three have the receipt."),
        )


class ReceiptView(DeskMixin, View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        receipt = receipt_of(get_object_or_404(receipts_for(request.user), uuid=uuid))
        if receipt is None:
            raise Http404
        language = get_language() or "en"
        return pdf_response(request, lambda: receipt_pdf(receipt, language=language), "receipt.pdf")
