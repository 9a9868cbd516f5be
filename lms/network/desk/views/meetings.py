from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from lms.network.desk.forms.meetings import DocumentForm, FixForm, ProposeForm, WhenForm
from lms.network.desk.frame import TableMixin
from lms.network.desk.tables import table_page
from lms.network.desk.views.tables import ModeratedFormView, TableStepView
from lms.network.documents import actions as documents
from lms.network.meetings import actions
from lms.network.meetings.models import TableMeeting
from lms.network.meetings.queries import fixed, needed, needs_of, proposed
from lms.network.meetings.rules import can_plan, can_say_when
from lms.network.meetings.shown import ShownMeeting, calendar_of
from lms.network.tables.models import RoundTable
from lms.safety.http.media import stored_upload
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


def meetings_page(table: RoundTable) -> str:
    return reverse("network_desk:meetings", args=[table.uuid])


class MeetingsView(OnceMixin, TableMixin, FormView):
    """When the table meets; and, of the moments that are proposed, at which somebody can come."""

    template_name = "lms_network/desk/table_meetings.html"
    form_class = WhenForm
    done_words = gettext_lazy("Saved. You can change it at any time.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.must_read()
        parties = self.table.parties.filter(ended_at=None).order_by("pk")
        self.countries = list(dict.fromkeys(parties.values_list("country", flat=True)))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "table": self.table, "countries": self.countries}

    def get_initial(self) -> dict[str, Any]:
        mine = proposed(self.table).filter(votes__person=self.request.user.pk)
        return {
            "moments": list(mine.values_list("pk", flat=True)),
            "needs": needs_of(self.table, self.request.user),
        }

    def create(self, form: WhenForm, submission: Submission) -> str:
        actions.say_when(
            self.table,
            by=self.request.user,
            seat=self.own_seat(),
            moments=list(form.cleaned_data["moments"]),
            needs=form.cleaned_data["needs"],
        )
        return meetings_page(self.table)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, seat = self.request.user, self.seat
        return super().get_context_data(
            **kwargs,
            meetings=[ShownMeeting(row, self.countries) for row in fixed(self.table)],
            proposed=[(ShownMeeting(row, self.countries), row.can) for row in proposed(self.table)],
            needed=needed(self.table) if self.moderates else [],
            can_plan=can_plan(person, self.table),
            can_say_when=bool(seat and can_say_when(person, self.table, seat)),
        )


class ProposeView(ModeratedFormView):
    form_class = ProposeForm
    heading = gettext_lazy("Propose a moment")
    done_words = gettext_lazy("Proposed. Those who sit there say whether they can come.")

    def create(self, form: ProposeForm, submission: Submission) -> str:
        actions.propose(self.table, form.cleaned_data["moment"], by=self.request.user)
        return meetings_page(self.table)


class FixView(ModeratedFormView):
    form_class = FixForm
    heading = gettext_lazy("Fix the meeting")

    @property
    def meeting(self) -> TableMeeting:
        rows = self.table.meetings.select_related("table", "link")
        return get_object_or_404(rows, uuid=self.kwargs["meeting"])

    def get_initial(self) -> dict[str, Any]:
        held = self.meeting
        address = held.link.address if hasattr(held, "link") else ""
        return {"minutes": held.minutes, "interpreters": held.interpreters, "address": address}

    def create(self, form: FixForm, submission: Submission) -> str:
        actions.fix(self.meeting, by=self.request.user, **form.cleaned_data)
        return meetings_page(self.table)


class CallOffView(TableStepView):
    words = gettext_lazy("It is called off.")

    def do(self, data: dict[str, Any]) -> None:
        self.must_moderate()
        meeting = get_object_or_404(self.table.meetings.select_related("table"), uuid=self.kwargs["meeting"])
        actions.call_off(meeting, by=self.request.user)


class CalendarView(TableMixin, View):
    """A fixed meeting for one's own calendar."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.must_read()
        meeting = get_object_or_404(fixed(self.table), uuid=kwargs["meeting"])
        headers = {"Content-Disposition": 'attachment; filename="calendar.ics"', "Cache-Control": "no-store"}
        return HttpResponse(
            calendar_of(meeting), content_type="text/calendar; charset=utf-8", headers=headers
        )


class NewDocumentView(ModeratedFormView):
    form_class = DocumentForm
    heading = gettext_lazy("Lay out a document")
    template_name = "lms_network/desk/form_with_file.html"

    def get_initial(self) -> dict[str, Any]:
        return {"language": self.request.LANGUAGE_CODE}

    def create(self, form: DocumentForm, submission: Submission) -> str:
        documents.lay_out(self.table, by=self.request.user, **form.cleaned_data)
        return table_page(self.table)


class DocumentView(TableMixin, View):
    """The file, for those who sit there."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        self.must_read()
        return stored_upload(request, get_object_or_404(self.table.documents, uuid=kwargs["document"]).file)


class TakeAwayView(TableStepView):
    words = gettext_lazy("It no longer lies there, and its file is gone.")

    def do(self, data: dict[str, Any]) -> None:
        self.must_moderate()
        document = get_object_or_404(
            self.table.documents.select_related("table"), uuid=self.kwargs["document"]
        )
        documents.take_away(document, by=self.request.user)
