"""Files of HSDS in and out, for a coordinator's organisation."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from lms.audit.actions import record
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.jobs.actions import begin_anew
from lms.jobs.models import JobState
from lms.jobs.queries import progress_of
from lms.organisations.models import Organisation, Role
from lms.services.desk.forms.exchange import FileForm, TakeOverForm
from lms.services.hsds.actions import carry_out, keep_file
from lms.services.hsds.exporting import as_json, as_zip
from lms.services.hsds.large import Seen, is_large, job_of, look_through, plan_of, take_over
from lms.services.keeping.models import ForeignFile
from lms.services.keeping.rules import edited_by
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, was_sent

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
        file, by, content = form.cleaned_data["file"], self.request.user, form.cleaned_data["file"].read()
        kept = keep_file(by=by, organisation=self.organisation(), name=file.name, content=content)
        if is_large(content, file.name):
            look_through(kept, by=by)
        return see_other("services_desk:preview", uuid=kept.uuid)


class PreviewView(OnceMixin, ExchangeMixin, FormView):
    """What the file would change, and everything that is wrong with it, before anything is taken over.

    Of a large file, at the same address, how far the work is, and what came of it.
    """

    form_class = TakeOverForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A file that was taken over is gone: who asks for it again is led to what came of it."""
        found = ForeignFile.objects.filter(uuid=kwargs["uuid"], by=request.user).first()
        if found is None:
            if was_sent(request):
                return see_other("services_desk:list")
            raise Http404
        self.file = found
        self.job = job_of(found, by=request.user)
        return super().dispatch(request, *args, **kwargs)

    @property
    def address(self) -> str:
        return reverse("services_desk:preview", args=[self.file.uuid])

    @property
    def is_under_way(self) -> bool:
        return self.job is not None and self.job.state != JobState.DONE

    def get_template_names(self) -> list[str]:
        if self.is_under_way or self.file.taken:
            return ["lms_services/desk/import_large.html"]
        return ["lms_services/desk/preview.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.is_under_way or self.file.taken:
            job = progress_of(self.job) if self.job and self.is_under_way else None
            return super().get_context_data(**kwargs, file=self.file, job=job)
        seen = Seen.kept(self.file.seen) if self.file.seen else Seen.of(plan_of(self.file))
        return super().get_context_data(**kwargs, file=self.file, seen=seen)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "again" in request.POST and self.job and self.job.state == JobState.FAILED:
            begin_anew(self.job)
            return see_other(self.address)
        return super().post(request, *args, **kwargs)

    def create(self, form: TakeOverForm, submission: Submission) -> str:
        if self.job:
            take_over(self.file, by=self.request.user, **form.cleaned_data)
            return self.address
        done = carry_out(
            plan_of(self.file),
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
