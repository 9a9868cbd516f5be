from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from courses.enrolments.models import Cohort
from courses.reports.actions import keep_tallies, make_report, send_report
from courses.reports.forms import TallyForm
from courses.reports.models import Report
from courses.reports.queries import periods_to_report
from courses.reports.rules import may_report
from courses.reports.sheets import report_sheet
from courses.reports.shown import period_words, rows_of, shown
from lms.audit.actions import record
from lms.core.people import Person
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.intake.workbooks import write_workbook
from lms.listing.views import XLSX
from lms.organisations.queries import coordinated_organisation_ids
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


def own_groups(person: Person) -> QuerySet[Cohort]:
    """Those that have ended too: a report comes later."""
    there = coordinated_organisation_ids(person)
    return Cohort.objects.filter(organisation__in=there).select_related("course")


class ReportsMixin(DeskMixin, View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_report(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_report(self) -> Report:
        return get_object_or_404(Report, uuid=self.kwargs["uuid"])


class ReportsView(ReportsMixin, TemplateView):
    template_name = "courses/reports/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reports = [(report, period_words(report.period)) for report in Report.objects.all()]
        open_ones = [(period, period_words(period)) for period in periods_to_report()]
        return super().get_context_data(
            **kwargs, reports=reports, periods=open_ones, groups=own_groups(self.request.user)
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        period = request.POST.get("period", "")
        report = Report.objects.filter(period=period).first()
        if report is None and period not in periods_to_report():
            messages.warning(request, _("This half-year is not over yet."))
            return see_other("reports:list")
        report = report or make_report(period, by=request.user)
        return see_other("reports:report", uuid=report.uuid)


class ReportView(ReportsMixin, TemplateView):
    template_name = "courses/reports/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.get_report()
        return super().get_context_data(**kwargs, kept=kept, report=shown(kept))

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        report = self.get_report()
        back = reverse("reports:report", args=[uuid])
        words = _("It says from now on what it says today.")
        return done_once(request, partial(self._send, report), back_to=back, words=words)

    def _send(self, report: Report) -> None:
        if "send" not in self.request.POST:
            raise ValidationError(_("Nothing was changed."))
        send_report(report, by=self.request.user)


class ReportSheetView(ReportsMixin):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        make = partial(report_sheet, self.get_report(), language=request.LANGUAGE_CODE)
        return pdf_response(request, make, "report.pdf")


class ReportFileView(ReportsMixin):
    """The same cells as on the page. Who took it is written down."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        kept = self.get_report()
        first, *rows = rows_of(shown(kept))
        record("report.exported", actor=request.user, subject=kept)
        content = write_workbook([str(cell) for cell in first], rows, title=kept.period)
        headers = {"Content-Disposition": 'attachment; filename="report.xlsx"', "Cache-Control": "no-store"}
        return HttpResponse(content, content_type=XLSX, headers=headers)


class TallyView(OnceMixin, ReportsMixin, FormView):
    form_class = TallyForm
    template_name = "courses/reports/tally.html"
    done_words = gettext_lazy("Saved.")

    def get_group(self) -> Cohort:
        return get_object_or_404(own_groups(self.request.user), uuid=self.kwargs["uuid"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cohort": self.get_group()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, group=self.get_group())

    def create(self, form: TallyForm, submission: Submission) -> str:
        keep_tallies(self.get_group(), form.counts, by=self.request.user)
        return reverse("reports:list")
