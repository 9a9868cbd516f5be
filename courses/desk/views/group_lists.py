"""The table of a group: asked for, waited for, taken along."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from courses.desk.group_lists import GroupList, ask_for_list
from courses.desk.views.groups import GroupsMixin
from courses.enrolments.models import Cohort
from lms.desk.views.jobs import job_page
from lms.jobs.queries import jobs_of, progress_of


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
