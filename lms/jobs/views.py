"""What the pages about work beside the pages share. The desk that shows them brings its own frame."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lms.jobs import actions
from lms.jobs.kinds import kinds
from lms.jobs.models import Job, JobState
from lms.jobs.queries import jobs_of, progress_of


class OwnJobMixin:
    """Work that she asked for; anybody else's looks as if it had never been."""

    request: HttpRequest
    kwargs: dict[str, Any]

    def get_job(self) -> Job:
        return get_object_or_404(jobs_of(self.request.user), uuid=self.kwargs["uuid"])


class JobPageMixin(OwnJobMixin):
    """How far it is. The page asks for nothing by itself: whoever wants to know looks again.

    `file_url_name` is the address of a JobFileMixin, which takes the uuid.
    """

    template_name = "lms/jobs/job.html"
    file_url_name = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = progress_of(self.get_job())
        file_url = reverse(self.file_url_name, args=[job.uuid]) if job.has_file else ""
        return super().get_context_data(**kwargs, job=job, file_url=file_url)

    def begin_anew(self) -> Job:
        """She asks for the same once more, after it did not work."""
        job = self.get_job()
        if job.state == JobState.FAILED:
            actions.begin_anew(job)
        return job


class JobFileMixin(OwnJobMixin):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        job = self.get_job()
        kind = kinds.get(job.kind)
        if kind is None or not progress_of(job).has_file:
            raise Http404
        return HttpResponse(
            bytes(job.result),
            content_type=kind.file_type,
            headers={"Content-Disposition": f'attachment; filename="{job.result_name}"'},
        )
