"""A vacancy for everybody: neutral, with a link to nothing of hers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView

from employers.vacancies.jobposting import job_posting
from employers.vacancies.models import Vacancy
from employers.vacancies.queries import whole
from employers.vacancies.shown import shown


class OpenView(TemplateView):
    """Only what its employer marked, and only while it is open. Everything else is not there."""

    template_name = "employers/vacancies/open.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = whole(Vacancy.objects.open_now()).filter(uuid=kwargs["uuid"], is_public=True).first()
        if found is None:
            raise Http404
        told = shown(found)
        said = mark_safe(job_posting(found, told))  # noqa: S308 - "<", ">" and "&" are written as \u003c …
        posting = format_html('<script type="application/ld+json">{}</script>', said)
        return self.render_to_response(self.get_context_data(vacancy=found, shown=told, posting=posting))
