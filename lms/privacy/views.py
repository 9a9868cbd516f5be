from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.audit.actions import record
from lms.audit.queries import accesses_to
from lms.core.responses import see_other
from lms.privacy import copying, erasure, queries
from lms.privacy.actions import withdraw_consent
from lms.privacy.forms import EraseForm
from lms.privacy.words import openings_in_words
from lms.safety.faces.one_face import PROGRAMME, SKILLS, OwnWordsMixin, kind_of
from lms.safety.leaving.ways_out import forget_browser

SHOWN_AT_FIRST = 10
MOST_SHOWN = 500


class PublicPrivacyView(OwnWordsMixin, TemplateView):
    """For anyone, in the words of the face: the programme face names its controller, the skills face only
    what it calls itself.
    """

    templates = {SKILLS: "lms/privacy/public.html", PROGRAMME: "lms/privacy/public_programme.html"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        face = getattr(self.request, "face", None)
        return super().get_context_data(
            **kwargs, **{"controller" if kind_of(self.request) == PROGRAMME else "issuer": face}
        )


class FullPrivacyView(TemplateView):
    """For a signed-in learner, to print: the true controller, and what is kept.

    Said to nobody else on the skills face.
    """

    template_name = "lms/privacy/full.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, controller=getattr(self.request, "face", None), kept=queries.kept_about_learners()
        )


class OwnPrivacyView(TemplateView):
    """Hers: who opened what, what she agreed to, her copy, and the way to be erased."""

    template_name = "lms/privacy/own.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        openings = openings_in_words(accesses_to(self.request.user)[:MOST_SHOWN])
        consents = list(queries.consents_of(self.request.user))
        return super().get_context_data(
            **kwargs,
            openings=openings[:SHOWN_AT_FIRST],
            earlier=openings[SHOWN_AT_FIRST:],
            consents=[receipt for receipt in consents if receipt.holds],
            past_consents=[receipt for receipt in consents if not receipt.holds],
            erasure=queries.erasure_of(self.request.user),
            openings_since=queries.openings_since(),
        )


class CopyView(View):
    """One tap: everything about her, made while it is sent."""

    def post(self, request: HttpRequest) -> StreamingHttpResponse:
        record("data.copied", actor=request.user, subject=request.user.profile)
        language = queries.language_of(request.user)
        headers = {
            "Content-Disposition": f'attachment; filename="{copying.FILE_NAME}"',
            "Cache-Control": "no-store",
        }
        return StreamingHttpResponse(
            copying.copy_of(request.user, language=language), content_type="application/zip", headers=headers
        )


class WithdrawConsentView(TemplateView):
    template_name = "lms/privacy/consent_withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(receipt=self._receipt())

    def _receipt(self) -> Any:
        return get_object_or_404(queries.consents_of(self.request.user), uuid=self.kwargs["uuid"])

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        withdraw_consent(self._receipt())
        messages.success(request, _("Taken back. They no longer see anything of it."))
        return see_other("privacy:own")


class EraseView(FormView):
    """One screen: what goes, what stays, when."""

    form_class = EraseForm
    template_name = "lms/privacy/erase.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, copies_until=queries.copies_until())

    def form_valid(self, form: EraseForm) -> HttpResponse:
        if not form.at_once:
            erasure.ask_for_erasure(self.request.user, keep_certificates=form.keeps_certificates)
            return see_other("privacy:own")
        erasure.erase(self.request.user, keep_certificates=form.keeps_certificates)
        self.request.session.flush()
        response = render(self.request, "lms/privacy/erased.html")
        forget_browser(self.request, response)
        return response


class TakeBackErasureView(View):
    def post(self, request: HttpRequest) -> HttpResponse:
        erasure.take_back_erasure(request.user)
        messages.success(request, _("Your request is taken back."))
        return see_other("privacy:own")
