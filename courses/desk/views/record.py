"""Everything a learner has done here, on a page and on paper; and the list for the locked drawer."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView, View

from courses.attempts.rules import may_see_work
from courses.desk.access_kinds import DRAWER, RECORD
from courses.desk.record import record_of
from courses.desk.record_sheets import drawer_rows, drawer_sheet, record_sheet
from courses.enrolments.called import called
from courses.sessions.rules import groups_taught_by
from lms.desk.frame import READING, DeskMixin, LearnerMixin
from lms.desk.openings import log_opening
from lms.printing.responses import pdf_response


class RecordMixin(LearnerMixin):
    when_closed = READING
    access_kind = RECORD

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nothing is logged of a page that is not there."""
        if not may_see_work(request.user, self.get_learner().user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class RecordView(RecordMixin, TemplateView):
    template_name = "courses/desk/record.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            person=self.profile,
            called=called(self.profile.user, reader=self.request.user),
            record=record_of(self.profile, reader=self.request.user),
        )


class RecordSheetView(RecordMixin, View):
    """What she is called stays on the screen."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        told = record_of(self.profile, reader=request.user)
        make = partial(record_sheet, self.profile, told, language=request.LANGUAGE_CODE)
        return pdf_response(request, make, "record.pdf")


class DrawerView(DeskMixin, View):
    """Handles, the numbers on their cards, and a column that is filled with a pen: no name is ever typed."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        group = get_object_or_404(groups_taught_by(request.user), uuid=uuid)
        rows = drawer_rows(group, reader=request.user)
        response = pdf_response(
            request, partial(drawer_sheet, group, rows, language=request.LANGUAGE_CODE), "list.pdf"
        )
        if response.status_code == HttpResponse.status_code:
            for row in rows:
                log_opening(request.user, row.learner, DRAWER)
        return response
