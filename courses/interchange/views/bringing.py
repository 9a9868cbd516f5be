from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.interchange.forms import FileForm, TakeOverForm
from courses.interchange.large import job_of, keep_file, plan_of, take_over
from courses.interchange.models import QuestionFile
from courses.interchange.rules import is_written_here, may_import
from courses.interchange.seen import Seen
from courses.interchange.tables.template import as_csv, as_xlsx
from courses.questions.models import Question
from lms.core.permissions import permit
from lms.core.responses import see_other
from lms.core.written import language_named
from lms.jobs.actions import begin_anew
from lms.jobs.models import JobState
from lms.jobs.queries import progress_of
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, was_sent

#: So many of the new drafts are led to; the list of the bank has all of them.
SHOWN = 50
TEMPLATES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class QuestionsMixin(WagtailAdminTemplateMixin):
    """A page of the question bank, on the face on which questions are written."""

    header_icon = "help"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_written_here(request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        bank = {"url": reverse(Question.snippet_viewset.get_url_name("list")), "label": _("Questions")}
        return [*super().get_breadcrumbs_items(), bank, {"url": "", "label": self.get_page_title()}]


class BringingMixin(QuestionsMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        permit(may_import(request.user))
        return super().dispatch(request, *args, **kwargs)


class ImportView(OnceMixin, BringingMixin, FormView):
    template_name = "courses_interchange/import.html"
    page_title = _("Import questions")
    form_class = FileForm

    def create(self, form: FileForm, submission: Submission) -> str:
        kept = keep_file(by=self.request.user, **form.cleaned_data)
        return reverse("questions_import_file", args=[kept.uuid])


class FileView(OnceMixin, BringingMixin, FormView):
    """What is in the file and all that is wrong with it, before anything comes into the bank; then, at the
    same address, how far the work is and what came of it.
    """

    page_title = _("What is in the file")
    form_class = TakeOverForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = QuestionFile.objects.filter(uuid=kwargs["uuid"], by=request.user).first()
        if found is None:
            if was_sent(request):
                return see_other("questions_import")
            raise Http404
        self.file = found
        self.job = job_of(found, by=request.user)
        return super().dispatch(request, *args, **kwargs)

    @property
    def without_form(self) -> str:  # type: ignore[override]
        """Once it is taken over, its page has no form any more."""
        return self.request.path if self.file.taken or self.file.asked else ""

    @property
    def is_under_way(self) -> bool:
        return self.job is not None and self.job.state != JobState.DONE

    def get_template_names(self) -> list[str]:
        if self.is_under_way:
            return ["courses_interchange/working.html"]
        return ["courses_interchange/done.html" if self.file.taken else "courses_interchange/preview.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            **kwargs, file=self.file, language=language_named(self.file.language)
        )
        if self.is_under_way and self.job:
            return {**context, "job": progress_of(self.job)}
        if self.file.taken:
            keys = self.file.taken["questions"]
            drafts = Question.objects.filter(pk__in=keys[:SHOWN]).order_by("pk")
            return {**context, "count": len(keys), "drafts": drafts, "problems": self.file.taken["problems"]}
        seen = Seen.kept(self.file.seen) if self.file.seen else Seen.of(plan_of(self.file))
        return {**context, "seen": seen}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "again" in request.POST and self.job and self.job.state == JobState.FAILED:
            begin_anew(self.job)
            return see_other(request.path)
        return super().post(request, *args, **kwargs)

    def create(self, form: TakeOverForm, submission: Submission) -> str:
        take_over(self.file, by=self.request.user, only_right=form.cleaned_data["only_right"])
        return reverse("questions_import_file", args=[self.file.uuid])


class TemplateView(BringingMixin, View):
    """The table to fill."""

    def get(self, request: HttpRequest, ending: str) -> HttpResponse:
        if ending not in TEMPLATES:
            raise Http404
        make, media_type = TEMPLATES[ending]
        named = f'attachment; filename="questions.{ending}"'
        return HttpResponse(make(), content_type=media_type, headers={"Content-Disposition": named})
