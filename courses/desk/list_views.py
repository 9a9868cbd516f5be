"""The table of a group: asked for, waited for, taken along."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView, View

from courses.desk.frame import DeskMixin
from courses.desk.group_lists import GroupList, ask_for_list
from courses.desk.group_views import GroupsMixin
from courses.enrolments.models import Cohort
from lms.jobs.queries import jobs_of, progress_of
from lms.jobs.views import JobFileMixin, JobPageMixin


def job_page(uuid: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:job", args=[uuid]), status=303)


class GroupListView(GroupsMixin, TemplateView):
    """What the list will say, the button that has it made, and the one made before."""

    template_name = "courses/desk/group_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        group = self.get_group()
        made = jobs_of(self.request.user, kind=GroupList.key).filter(about=str(group.uuid)).first()
        return super().get_context_data(**kwargs, group=group, job=progress_of(made) if made else None)

    def get_group(self) -> Cohort:
        return get_object_or_404(self.groups(), uuid=self.kwargs["uuid"])

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        job = ask_for_list(self.get_group(), by=request.user)
        return job_page(job.uuid)


class JobView(JobPageMixin, DeskMixin, TemplateView):
    file_url_name = "desk:job_file"

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        self.begin_anew()
        return job_page(self.begin_anew().uuid)


class JobFileView(JobFileMixin, View):
    """The file, for whoever asked for it."""
