"""A list's page, and the file of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from lms.audit.actions import record
from lms.intake.csv_rows import write_rows
from lms.intake.workbooks import write_workbook
from lms.listing.listing import Listing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ListMixin:
    """Before TemplateView: `listing` in the context; the template includes lms/listing/list.html."""

    listing_class: type[Listing]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "listing" not in kwargs:
            kwargs["listing"] = self.listing_class(self.request)
        return super().get_context_data(**kwargs)


class ExportView(View):
    """The list of the same address as CSV or XLSX, by POST: it is noted in the audit who took how many
    rows.
    """

    listing_class: type[Listing]
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        kind = request.POST.get("format", "")
        if kind not in {"csv", "xlsx"}:
            raise Http404
        listing = self.listing_class(request)
        names = [str(column.label) for column in listing.own_columns]
        rows = list(listing.exported())
        if kind == "csv":
            content, media_type = write_rows(names, rows), "text/csv; charset=utf-8"
        else:
            content, media_type = write_workbook(names, rows, title=listing.key), XLSX
        record("list.exported", actor=request.user, subject=f"list.{listing.key}", rows=len(rows), kind=kind)
        headers = {
            "Content-Disposition": f'attachment; filename="{listing.key}.{kind}"',
            "Cache-Control": "no-store",
        }
        return HttpResponse(content, content_type=media_type, headers=headers)
