"""Work beside the pages, for whoever asked for it: how far it is, and the file it made."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from lms.desk.frame import DeskMixin
from lms.jobs.views import JobFileMixin, JobPageMixin


def job_page(uuid: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:job", args=[uuid]), status=303)


class JobView(JobPageMixin, DeskMixin, TemplateView):
    file_url_name = "desk:job_file"

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return job_page(self.begin_anew().uuid)


class JobFileView(JobFileMixin, View):
    """The file, for whoever asked for it."""
