"""Files of HSDS in and out, for a coordinator's organisation."""

import io
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from lms.audit.actions import record
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.organisations.models import Organisation, Role
from lms.services.desk.forms.exchange import FileForm, TakeOverForm
from lms.services.hsds.actions import carry_out, keep_file
from lms.services.hsds.exporting import as_json, as_zip
from lms.services.hsds.planning import Plan, planned
from lms.services.hsds.reading import read
from lms.services.keeping.models import ForeignFile
from lms.services.keeping.rules import edited_by
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, was_sent

#: So many problems are shown; a file with more has the same mistake in every line.
PROBLEMS_SHOWN = 200
KINDS = {
    "json": (as_json, "services.json", "application/json"),
    "zip": (as_zip, "services.zip", "application/zip"),
}


class ExchangeMixin(DeskMixin):
    def organisation(self) -> Organisation:
        """For which somebody exchanges files: of several, the first."""
        organisations = edited_by(self.request.user, Role.COORDINATOR)
        if not organisations:
            raise Http404
        return organisations[0]


class ImportView(ExchangeMixin, FormView):
    template_name = "lms_services/desk/import.html"
    form_class = FileForm

    def form_valid(self, form: FileForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        kept = keep_file(
            by=self.request.user, organisation=self.organisation(), name=file.name, content=file.read()
        )
        return see_other("services_desk:preview", uuid=kept.uuid)


class PreviewView(OnceMixin, ExchangeMixin, FormView):
    """What the file would change, and everything that is wrong with it, before anything is taken over."""

    template_name = "lms_services/desk/preview.html"
    form_class = TakeOverForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A file that was taken over is gone: who asks for it again is led to what came of it."""
        found = ForeignFile.objects.filter(uuid=kwargs["uuid"], by=request.user).first()
        if found is None:
            if was_sent(request):
                return see_other("services_desk:list")
            raise Http404
        self.file = found
        return super().dispatch(request, *args, **kwargs)

    def plan(self) -> Plan:
        reading = read(io.BytesIO(bytes(self.file.content)), self.file.name)
        return planned(reading, organisation=self.file.organisation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan()
        counts = plan.counts()
        return super().get_context_data(
            **kwargs,
            file=self.file,
            counts=counts,
            refusals=plan.refusals[:PROBLEMS_SHOWN],
            more=max(0, len(plan.refusals) - PROBLEMS_SHOWN),
            notes=plan.notes[:PROBLEMS_SHOWN],
            changes=any(count["new"] or count["changed"] for count in counts.values()),
        )

    def create(self, form: TakeOverForm, submission: Submission) -> str:
        done = carry_out(
            self.plan(),
            organisation=self.file.organisation,
            by=self.request.user,
            file=self.file,
            **form.cleaned_data,
        )
        self.done_words = _("Imported: %(new)d new records, %(changed)d changed.") % done
        return reverse("services_desk:list")


class ExportView(ExchangeMixin, View):
    """All that the organisation edits, by POST: it is noted who took it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
        asked = request.POST.get("format", "")
        if asked not in KINDS:
            raise Http404
        make, name, media_type = KINDS[asked]
        organisation = self.organisation()
        content = make(organisation)
        record("services.exported", actor=request.user, subject=organisation, kind=asked)
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return HttpResponse(content, content_type=media_type, headers=headers)
