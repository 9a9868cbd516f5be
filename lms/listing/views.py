"""A list's page, and the file of it."""

from http import HTTPStatus
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.generic import View

from lms.audit.actions import record
from lms.intake.csv_rows import write_rows
from lms.intake.workbooks import write_workbook
from lms.listing.listing import MOST_ROWS_IN_A_FILE, Listing
from lms.safety.http.errors import calm_page

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
    rows. A list that is too long is refused whole, never cut; its page says so before.
    """

    listing_class: type[Listing]
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        kind = request.POST.get("format", "")
        if kind not in {"csv", "xlsx"}:
            raise Http404
        listing = self.listing_class(request)
        names = [column.label_in_file for column in listing.own_columns]
        rows = list(islice(listing.exported(), MOST_ROWS_IN_A_FILE + 1))
        if len(rows) > MOST_ROWS_IN_A_FILE:
            title = gettext("This list is too long for one file")
            return calm_page(
                request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, title=title, words=listing.too_long_for_a_file
            )
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
