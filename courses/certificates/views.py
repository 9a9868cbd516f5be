from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.views import View
from django.views.generic import FormView, ListView, TemplateView

from courses.certificates import queries
from courses.certificates.actions import issue_for_competence, withdraw
from courses.certificates.codes import grouped
from courses.certificates.forms import PrintForm, ThrottledNames, VerifyForm
from courses.certificates.models import Certificate
from courses.certificates.names import name_matches
from courses.certificates.sheets import certificate_pdf
from lms.accounts.forms import refuse_while_waiting
from lms.accounts.throttle import Tries
from lms.competences.models import Competence
from lms.printing.responses import pdf_response


def sheet_languages(request: HttpRequest) -> list[str]:
    """The language of the page, and a second one when she asked for it."""
    second = (request.POST or request.GET).get("second", "")
    return list(dict.fromkeys([translation.get_language(), second]))


class CertificateListView(ListView):
    template_name = "courses/certificates/list.html"
    context_object_name = "certificates"

    def get_queryset(self) -> Any:
        return queries.certificates_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, competences=queries.competence_rows(self.request.user))


class CompetenceCertificateView(View):
    """She makes a certificate of one competence."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        competence = get_object_or_404(Competence.objects.filter(visible_outside=True, attainments__person=request.user).distinct(), uuid=uuid)
        return redirect("certificates:detail", uuid=issue_for_competence(request.user, competence).uuid)


class OwnCertificateMixin:
    """Only her own: anybody else's looks like one that does not exist."""

    def get_certificate(self, **facts: Any) -> Certificate:
        return get_object_or_404(queries.certificates_of(self.request.user), uuid=self.kwargs["uuid"], **facts)


class CertificateView(OwnCertificateMixin, FormView):
    """GET shows it; POST prints it with the name she types, streamed and not kept."""

    form_class = PrintForm
    template_name = "courses/certificates/detail.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.certificate = self.get_certificate()
        if request.method == "POST" and self.certificate.withdrawn_at:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request, "certificate": self.certificate}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = self.certificate.texts_in()
        languages = [code for code in self.certificate.snapshot["texts"] if code != translation.get_language()]
        return super().get_context_data(
            **kwargs,
            certificate=self.certificate,
            texts=texts,
            code=grouped(self.certificate.code),
            hours=self.certificate.snapshot["hours"],
            second_languages=[{"code": code, "name": translation.get_language_info(code)["name_local"]} for code in languages],
        )

    def form_valid(self, form: PrintForm) -> HttpResponse:
        languages = sheet_languages(self.request)
        return pdf_response(self.request, lambda: certificate_pdf(self.certificate, languages=languages, name=form.cleaned_data["name"]))


class SheetView(OwnCertificateMixin, View):
    """The sheet with a blank line for the name. Of a withdrawn certificate there is none."""

    def get(self, request: HttpRequest, uuid: Any) -> HttpResponse:
        certificate = self.get_certificate(withdrawn_at=None)
        return pdf_response(request, lambda: certificate_pdf(certificate, languages=sheet_languages(request)))


class WithdrawCertificateView(OwnCertificateMixin, TemplateView):
    """She asks that it no longer counts. Asked once more, because it cannot be undone."""

    template_name = "courses/certificates/withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, certificate=self.get_certificate())

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        withdraw(self.get_certificate(), by=request.user)
        return redirect("certificates:list")


class BlankSheetView(View):
    """The same sheet for whoever holds the code."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        certificate = queries.find_by_code(code)
        if certificate is None or certificate.withdrawn_at:
            raise Http404
        language = verify_language(request)
        with translation.override(language):
            response = pdf_response(request, lambda: certificate_pdf(certificate, languages=[language]))
        response["Content-Language"] = language
        return response


def verify_language(request: HttpRequest) -> str:
    """The language by `?lang=`, else what the reader's browser prefers: an employer has no account here."""
    wanted = request.GET.get("lang", "")
    return wanted if wanted in dict(settings.LANGUAGES) else translation.get_language_from_request(request)


class VerifyView(ThrottledNames, FormView):
    """Is this certificate valid, and is this the name on it? Never shows a name."""

    form_class = VerifyForm
    template_name = "courses/certificates/verify.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = verify_language(request)
        with translation.override(language):
            response = super().dispatch(request, *args, **kwargs)
            response = response.render() if hasattr(response, "render") else response
        response["Content-Language"] = language  # the middleware knows only languages of address prefixes
        return response

    def get_initial(self) -> dict[str, str]:
        return {"code": grouped(self.kwargs["code"])} if "code" in self.kwargs else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.request.language_urls = {code: f"{self.request.path}?lang={code}" for code, _name in settings.LANGUAGES}
        return super().get_context_data(**kwargs)

    def form_valid(self, form: VerifyForm) -> HttpResponse:
        code, name = form.cleaned_data["code"], form.cleaned_data["name"]
        certificate = queries.find_by_code(code)
        try:
            if certificate is not None and certificate.has_name:
                match = self.check_name(self.request, certificate, name)
            else:
                tries, match = Tries("verify", self.request, code), None
                refuse_while_waiting(tries)
                if certificate is None:
                    return self._unknown(form, name)
                tries.give_back()
        except ValidationError as error:
            form.add_error("name", error)
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form, answer=self.answer(certificate, match)))

    def _unknown(self, form: VerifyForm, name: str) -> HttpResponse:
        """Looking for codes is slowed down by address; a name is compared all the same, so that the time tells nothing."""
        name_matches(name, salt="", fingerprint="")
        return self.render_to_response(self.get_context_data(form=form, answer={"state": "unknown"}))

    def answer(self, certificate: Certificate, match: bool | None) -> dict[str, Any]:
        texts = certificate.texts_in()
        return {
            "state": "withdrawn" if certificate.withdrawn_at else "valid",
            "name_match": match,
            "title": texts["title"],
            "competences": texts["competences"],
            "code": grouped(certificate.code),
            "date": certificate.issued_at.date(),
            "hours": certificate.snapshot["hours"],
            "issuer": certificate.issuer,
        }
