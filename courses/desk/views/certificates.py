"""The name on a certificate: confirmed with her, put right, and printed with her in the office."""

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from courses.certificates.actions import confirm_name, reissue
from courses.certificates.forms import ConfirmNameForm, OfficePrintForm
from courses.certificates.models import Certificate
from courses.certificates.rules import can_print_with_her
from courses.certificates.sheets import certificate_pdf
from courses.desk.access_kinds import CERTIFICATE
from lms.audit.actions import record
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.organisations.queries import learners_for
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class LearnersCertificateMixin(DeskMixin):
    """A valid certificate of a learner this worker may see; opening it is logged."""

    def certificates(self) -> QuerySet[Certificate]:
        people = learners_for(self.request.user).values("user")
        return Certificate.objects.select_related("person__profile").filter(
            person__in=people, withdrawn_at=None
        )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.certificate = get_object_or_404(self.certificates(), uuid=kwargs["uuid"])
        show = partial(super().dispatch, request, *args, **kwargs)
        return self.open_learner(self.certificate.person.profile, CERTIFICATE, show)


class ReissueView(LearnersCertificateMixin, View):
    """A wrong name: the old certificate is withdrawn, a new one waits for the right name.

    Who comes second finds the new one.
    """

    def certificates(self) -> QuerySet[Certificate]:
        return Certificate.objects.select_related("person__profile").filter(
            person__in=learners_for(self.request.user).values("user")
        )

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            new = reissue(self.certificate, by=request.user)
        except ValidationError as problem:
            messages.error(request, problem.message)
            return see_other("desk:person", uuid=self.certificate.person.profile.uuid)
        messages.success(
            request, _("The old certificate is no longer valid. Confirm the right name on the new one.")
        )
        return see_other("teaching:certificate_name", uuid=new.uuid)


class CertificateNameView(OnceMixin, LearnersCertificateMixin, FormView):
    form_class = ConfirmNameForm
    template_name = "courses/desk/certificate_name.html"
    done_words = gettext_lazy("The name is confirmed. The certificate can be printed now.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, certificate=self.certificate, person=self.certificate.person.profile
        )

    def create(self, form: ConfirmNameForm, submission: Submission) -> str:
        confirm_name(self.certificate, form.cleaned_data["name"], by=self.request.user)
        return reverse("desk:person", args=[self.certificate.person.profile.uuid])


class CertificatePrintView(LearnersCertificateMixin, FormView):
    """Printing it in the office, while she is there and says her name. Streamed, and kept nowhere."""

    form_class = OfficePrintForm
    template_name = "courses/desk/certificate_print.html"

    def certificates(self) -> QuerySet[Certificate]:
        return super().certificates().exclude(name_fingerprint="")

    def get_form_kwargs(self) -> dict[str, Any]:
        if not can_print_with_her(self.request.user, self.certificate):
            raise Http404
        return {**super().get_form_kwargs(), "request": self.request, "certificate": self.certificate}

    def get_initial(self) -> dict[str, Any]:
        return {"first": self.certificate.person.profile.language}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, certificate=self.certificate, person=self.certificate.person.profile
        )

    def form_valid(self, form: OfficePrintForm) -> HttpResponse:
        name = form.cleaned_data["name"]
        response = pdf_response(
            self.request, lambda: certificate_pdf(self.certificate, languages=form.languages, name=name)
        )
        if response.status_code == HTTPStatus.OK:
            record("certificate.printed", actor=self.request.user, subject=self.certificate)
        return response
