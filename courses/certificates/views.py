import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import FormView, ListView, TemplateView

from courses.certificates import queries
from courses.certificates.actions import (
    issue_for_competences,
    not_yet_issued,
    renew,
    withdraw,
)
from courses.certificates.checking import answer_to
from courses.certificates.codes import grouped
from courses.certificates.credentials import (
    FILENAME,
    MEDIA_TYPE,
    as_json,
    attached_to_sheet,
    credential_of,
    issuer_url,
)
from courses.certificates.forms import CompetencesForm, PrintForm, VerifyForm
from courses.certificates.keys import controller_document, signing_key
from courses.certificates.models import Certificate, IssuerKey
from courses.certificates.sheets import certificate_pdf, languages_offered, signature_of
from lms.accounts.forms import refuse_while_waiting
from lms.core import days
from lms.core.languages import spoken_languages
from lms.core.responses import see_other
from lms.core.texts import name_here
from lms.printing.responses import pdf_response
from lms.safety.faces.queries import skills_face
from lms.secrets.throttle import Tries


def sheet_languages(request: HttpRequest) -> list[str]:
    """The language she chose, else that of the page, and a second one when she asked for it."""
    asked = request.POST or request.GET
    wanted = [asked.get("language") or translation.get_language() or "", asked.get("second", "")]
    return list(dict.fromkeys(wanted))


def sheet_response(
    request: HttpRequest, certificate: Certificate, languages: list[str], name: str | None = None
) -> HttpResponse:
    """Her own sheet, with the signed file inside."""

    def make() -> bytes:
        attached = attached_to_sheet(certificate, language=languages[0], name=name)
        return certificate_pdf(certificate, languages=languages, name=name, attached=attached)

    return pdf_response(request, make)


def credential_response(certificate: Certificate, *, language: str, name: str | None = None) -> HttpResponse:
    credential = credential_of(certificate, language=language, name=name)
    if credential is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{FILENAME}"', "Cache-Control": "no-store"}
    return HttpResponse(as_json(credential), content_type=MEDIA_TYPE, headers=headers)


class CertificateListView(ListView):
    template_name = "courses/certificates/list.html"
    context_object_name = "certificates"

    def get_queryset(self) -> Any:
        return queries.certificates_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            can_choose=any(not one.is_there for one in queries.certifiable_competences(self.request.user)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSheet:
    """What a certificate would look like that is not issued yet."""

    issuer: str
    texts: Mapping[str, Any]
    place: str
    signed: tuple[str, str]
    date: datetime.date


class ChooseCertificatesView(FormView):
    """Ticks, then a look at the sheets, then the button that issues them. Nothing is kept in between."""

    form_class = CompetencesForm
    template_name = "courses/certificates/choose.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def form_valid(self, form: CompetencesForm) -> HttpResponse:
        step = self.request.POST.get("step", "look")
        if step == "make":
            made = issue_for_competences(self.request.user, [one.competence for one in form.chosen])
            if len(made) == 1:
                return see_other("certificates:detail", made[0].uuid)
            messages.success(self.request, _("Your certificates are issued. You find them in this list."))
            return see_other("certificates:list")
        if step == "look":
            self.template_name = "courses/certificates/look.html"
        return self.render_to_response(self.get_context_data(form=form, sheets=self._sheets(form)))

    def _sheets(self, form: CompetencesForm) -> list[DraftSheet]:
        face, language = skills_face(), translation.get_language() or "en"
        drafts = [not_yet_issued(self.request.user, one.snapshot) for one in form.chosen]
        return [
            DraftSheet(
                issuer=draft.issuer,
                texts=draft.texts_in(),
                place=draft.said_in("place", language),
                signed=signature_of(draft, face, language),
                date=days.today(),
            )
            for draft in drafts
        ]


class OwnCertificateMixin:
    """Only her own: anybody else's looks like one that does not exist."""

    def get_certificate(self, **facts: Any) -> Certificate:
        return get_object_or_404(
            queries.certificates_of(self.request.user), uuid=self.kwargs["uuid"], **facts
        )


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
        languages = languages_offered(self.certificate)
        here = translation.get_language()
        return super().get_context_data(
            **kwargs,
            certificate=self.certificate,
            texts=self.certificate.texts_in(),
            code=grouped(self.certificate.code),
            hours=self.certificate.snapshot["hours"],
            first=self.request.POST.get("language", ""),
            second=self.request.POST.get("second", ""),
            newest=self.certificate.newest if self.certificate.withdrawn_at else None,
            may_renew=queries.newer_snapshot(self.certificate) is not None,
            sheet_languages=languages,
            signed_file=signing_key() is not None,
            not_in="" if languages[0].code == here else name_here(here),
        )

    def form_valid(self, form: PrintForm) -> HttpResponse:
        languages = sheet_languages(self.request)
        certificate = self.get_certificate(
            withdrawn_at=None
        )  # as it is now: it may just have been withdrawn, or erased
        name = form.cleaned_data["name"]
        if self.request.POST.get("as") == "credential":
            return credential_response(certificate, language=languages[0], name=name)
        return sheet_response(self.request, certificate, languages, name=name)


class SheetView(OwnCertificateMixin, View):
    """The sheet with a blank line for the name. Of a withdrawn certificate there is none."""

    def get(self, request: HttpRequest, uuid: Any) -> HttpResponse:
        return sheet_response(request, self.get_certificate(withdrawn_at=None), sheet_languages(request))


class CredentialView(OwnCertificateMixin, View):
    """The signed file without her name. Of a withdrawn certificate there is none."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        certificate = self.get_certificate(withdrawn_at=None)
        return credential_response(certificate, language=sheet_languages(request)[0])


class RenewCertificateView(OwnCertificateMixin, View):
    """She has shown more since, and wants a certificate that says so."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return see_other("certificates:detail", renew(self.get_certificate(), by=request.user).uuid)


class WithdrawCertificateView(OwnCertificateMixin, TemplateView):
    """She asks that it no longer counts. Asked once more, because it cannot be undone."""

    template_name = "courses/certificates/withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, certificate=self.get_certificate())

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        withdraw(self.get_certificate(), by=request.user)
        messages.success(request, _("The certificate is withdrawn."))
        return see_other("certificates:list")


def issuer(request: HttpRequest) -> HttpResponse:
    """Who issues, and with which keys: what a program asks that checks a signed certificate. It says no more
    than the paper: the alias.
    """
    face = skills_face()
    if face is None or not IssuerKey.objects.exists():
        raise Http404
    document = controller_document(issuer_url(face), face.issuer or face.name)
    return JsonResponse(document, content_type="application/ld+json")


def verify_language(request: HttpRequest) -> str:
    """The language by `?lang=`, else what the reader's browser prefers: an employer has no account here."""
    wanted = request.GET.get("lang", "")
    return wanted if wanted in spoken_languages() else translation.get_language_from_request(request)


class VerifyView(FormView):
    """Is this certificate valid and, for whoever knows the name, is it the one on it? Never shows a name."""

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
        self.request.language_urls = {code: f"{self.request.path}?lang={code}" for code in spoken_languages()}
        return super().get_context_data(**kwargs)

    def form_valid(self, form: VerifyForm) -> HttpResponse:
        """Looking for codes is slowed down by address, looking for a name by certificate."""
        code, name = form.cleaned_data["code"], form.cleaned_data["name"]
        certificate = queries.find_by_code(code)
        tries = Tries("verify", self.request, code)
        try:
            refuse_while_waiting(tries)
        except ValidationError as error:
            form.add_error("code", error)
            return self.form_invalid(form)
        if certificate is not None:
            tries.give_back()
        return self.render_to_response(self.get_context_data(form=form, answer=answer_to(certificate, name)))
