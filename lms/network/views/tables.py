from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views import View

from lms.network.tables.models import RoundTable
from lms.network.tables.queries import public, with_words
from lms.network.tables.report import report_of, report_pdf
from lms.network.tables.shown import ShownTable
from lms.network.views.page import page
from lms.printing.responses import pdf_response

ON_A_PAGE = 20


class TablesView(View):
    """Those that have ended with a report, the newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = Paginator(with_words(public()), ON_A_PAGE).get_page(request.GET.get("page"))
        return page(request, "tables", {"tables": [ShownTable(row) for row in rows], "rows": rows})


def _reported(uuid: UUID) -> RoundTable:
    row = with_words(public().filter(uuid=uuid)).first()
    if row is None:
        raise Http404
    return row


class ReportView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return page(request, "table_report", {"report": report_of(_reported(uuid))})


class PrintReportView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        report, language = report_of(_reported(uuid)), get_language() or "en"
        name = f"round-table-{report.table.number}.pdf"
        return pdf_response(request, lambda: report_pdf(report, language=language), name)
