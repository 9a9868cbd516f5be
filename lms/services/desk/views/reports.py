from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from lms.desk.frame import DeskMixin
from lms.services.desk.listing import page_of
from lms.services.editing.actions import handle
from lms.services.keeping.models import ErrorReport
from lms.services.keeping.queries import edited_services
from lms.submissions.views import done_once


class ReportView(DeskMixin, TemplateView):
    """What somebody said is wrong with a service; nothing says who."""

    template_name = "lms_services/desk/report.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        reports = ErrorReport.objects.filter(service__in=edited_services(request.user))
        self.report = get_object_or_404(reports.select_related("service"), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, report=self.report, service=self.report.service, back=page_of(self.report.service)
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        def do() -> None:
            handle(self.report, by=request.user)

        words = _("Noted: you looked into it.")
        return done_once(request, do, back_to=page_of(self.report.service), words=words)
