"""Her plan goes to another organisation: what would be seen there, her yes or no, and the receipt."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from lms.pathways.hers.views.own import OwnPlanMixin, language
from lms.pathways.moving.actions import agree, end_overlap, say_no
from lms.pathways.moving.models import HandOver
from lms.pathways.moving.queries import hand_overs_of, open_hand_over, receipt_of, received
from lms.pathways.moving.words import agreed_text, consent_text, grouped
from lms.pathways.paper.sheets import receipt_pdf
from lms.pathways.plans.queries import plan_in
from lms.printing.responses import pdf_response
from lms.submissions.views import done_once


class MoveView(OwnPlanMixin, TemplateView):
    """What is asked, with everything the others would see; and what went before."""

    template_name = "lms_pathways/hers/move.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = open_hand_over(self.pathway)
        receipts = received(hand_overs_of(self.request.user))
        if asked is None and not receipts:
            raise Http404
        waits = asked is not None and asked.received_at is None
        return super().get_context_data(
            **kwargs,
            asked=asked,
            number=grouped(asked.number) if asked else "",
            text=_text(asked) if asked else "",
            package=plan_in(self.pathway, themes=asked.themes) if asked and waits else None,
            receipts=receipts,
        )


def _text(asked: HandOver) -> str:
    return agreed_text(asked) if asked.agreed_at else consent_text(asked)


class OwnMoveMixin(OwnPlanMixin):
    def get_hand_over(self) -> HandOver:
        rows = hand_overs_of(self.request.user).select_related("pathway__person")
        return get_object_or_404(rows, uuid=self.kwargs["uuid"])


class AnswerView(OwnMoveMixin, View):
    """Her yes, her no, and that the overlap is over: each with one press, each once."""

    def post(self, request: HttpRequest, uuid: UUID, what: str) -> HttpResponse:
        hand_over, person = self.get_hand_over(), request.user
        acts = {
            "yes": (
                lambda: agree(hand_over, person=person, language=language()),
                _("You agreed. Say the number where you go. Until it is received there you can say no."),
            ),
            "no": (
                lambda: say_no(hand_over, person=person),
                _("You said no. Your plan stays where it is, and you need no reason."),
            ),
            "over": (
                lambda: end_overlap(hand_over, person=person),
                _("Ended. Nobody of the first organisation sees your plan any more."),
            ),
        }
        if what not in acts:
            raise Http404
        act, words = acts[what]
        home = reverse("pathway:home" if what == "no" else "pathway:move")
        return done_once(request, act, back_to=home, words=words)


class ReceiptView(OwnMoveMixin, View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        receipt = receipt_of(self.get_hand_over())
        if receipt is None:
            raise Http404
        return pdf_response(request, lambda: receipt_pdf(receipt, language=language()), "receipt.pdf")
