"""The register, kept on a phone at the door; and the sheet that is signed on paper."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.generic import FormView, View

from courses.desk.forms.sessions import USUAL, RegisterForm
from courses.desk.views.sessions import OneSessionMixin
from courses.sessions.enums import MINUTES, Mark, Why
from courses.sessions.queries import minutes_attended
from courses.sessions.register import RegisterRow, keep_register, register_rows
from courses.sessions.rules import may_keep_register
from courses.sessions.said import hours_in_words
from courses.sessions.sheets import sheet_languages, sign_in_sheet
from lms.desk.frame import name_of
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """`mark` is what stands chosen, `was` what was kept; `by` marked her, for a page that was open longer."""

    row: RegisterRow
    mark: str
    late: int
    by: str
    hours: str


class RegisterView(OnceMixin, OneSessionMixin, FormView):
    form_class = RegisterForm
    template_name = "courses/desk/register.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied:  # it was cancelled while somebody kept it
            raise Http404 from None

    def get_form_kwargs(self) -> dict[str, Any]:
        if not may_keep_register(self.request.user, self.session):
            raise Http404
        self.rows = register_rows(self.session, reader=self.request.user)
        return {**super().get_form_kwargs(), "session": self.session, "rows": self.rows}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = self._shown(context["form"])
        counts = {mark: sum(row.mark == mark for row in rows) for mark in ["", *Mark.values]}
        return {**context, "rows": rows, "minutes": MINUTES, "counts": counts, "open": counts[""]}

    def _shown(self, form: RegisterForm) -> list[ShownRow]:
        so_far = minutes_attended(row.enrolment for row in self.rows)
        shown = []
        for row in self.rows:
            said = form.chosen_for(row)
            shown.append(
                ShownRow(
                    row=row,
                    mark=said.mark if said else "",
                    late=(said.minutes_late if said else 0) or USUAL,
                    by=name_of(row.by) if row.by else "",
                    hours=hours_in_words(so_far.get(row.enrolment.pk, 0)),
                )
            )
        return shown

    @property
    def done_words(self) -> Any:
        return ngettext("Kept: %(count)d mark.", "Kept: %(count)d marks.", self.kept) % {"count": self.kept}

    kept = 0

    def create(self, form: RegisterForm, submission: Submission) -> str:
        why = form.cleaned_data.get("why")
        self.kept = keep_register(
            self.session, form.marks(), by=self.request.user, why=Why(why) if why else None
        )
        return reverse("teaching:register", args=[self.session.uuid])


class SheetView(OneSessionMixin, View):
    """To sign on paper: handles, and a column that stays empty here."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.session.cancelled_at:
            raise Http404
        asked = request.GET.get("in", "")
        language = asked if asked in sheet_languages() else request.LANGUAGE_CODE
        rows = [row.handle for row in register_rows(self.session, reader=request.user) if row.is_open]
        return pdf_response(request, lambda: sign_in_sheet(self.session, rows, language=language))
