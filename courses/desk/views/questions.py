"""How questions do: the list, its file, and counting anew."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from courses.analysis.jobs import ask_for_count
from courses.analysis.queries import courses_taught_by
from courses.desk.questions import QuestionsListing
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.desk.views.jobs import job_page
from lms.listing.views import ExportView, ListMixin


class QuestionsView(ListMixin, DeskMixin, TemplateView):
    template_name = "courses/desk/questions.html"
    listing_class = QuestionsListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, courses=courses_taught_by(self.request.user))


class QuestionsExportView(ExportView):
    listing_class = QuestionsListing


class CountView(View):
    """Counting twice is counting once. Where it takes longer, it goes on beside the pages."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        course = get_object_or_404(courses_taught_by(request.user), uuid=_uuid(request))
        job = ask_for_count(course, by=request.user)
        if job is not None:
            return job_page(job.uuid)
        messages.success(request, _("Counted."))
        return see_other("teaching:questions")


def _uuid(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("course", ""))
    except ValueError:
        return None
