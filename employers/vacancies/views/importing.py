"""A table of vacancies: chosen, looked at, and then taken as drafts, all or none."""

import base64
import io
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from employers.vacancies import importing
from employers.vacancies.views.frame import EmployerMixin
from lms.core.plain_words import PlainForm
from lms.core.responses import see_other
from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.organisations.models import Organisation
from lms.secrets.sealing import seal, unseal
from lms.submissions.views import done_once

#: What was looked at may wait so long before it is taken.
OPEN_SECONDS = 60 * 60


class TableForm(PlainForm):
    file = forms.FileField(
        label=gettext_lazy("A table of vacancies"),
        help_text=gettext_lazy(
            "CSV, as a spreadsheet saves it. The first line has the names of the columns."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > importing.LIMITS.bytes:
            raise IntakeProblem("file.too_large", limit=megabytes(importing.LIMITS.bytes))
        return file


class ImportView(EmployerMixin, TemplateView):
    """What was looked at travels in the page, sealed, and in no row: nothing is half saved."""

    template_name = "employers/vacancies/import.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": TableForm(), "columns": importing.COLUMNS, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "sealed" in request.POST:
            return self._take(request)
        form = TableForm(request.POST, request.FILES)
        if form.is_valid():
            content = form.cleaned_data["file"].read()
            try:
                table = self._read(content, form.cleaned_data["file"].name)
            except IntakeProblem as problem:
                form.add_error("file", problem)
            else:
                kept = "" if table.problems else sealed(self.organisation, content)
                return self.render_to_response(self.get_context_data(form=form, table=table, sealed=kept))
        return self.render_to_response(self.get_context_data(form=form))

    def _read(self, content: bytes, name: str = "") -> importing.Table:
        language = get_language() or "en"
        return importing.read(
            io.BytesIO(content), organisation=self.organisation, language=language, name=name
        )

    def _take(self, request: HttpRequest) -> HttpResponse:
        content = unsealed(self.organisation, request.POST["sealed"])
        if not content:
            messages.error(request, _("This page was open for a long time. Choose the table again."))
            return see_other("vacancies:import")
        table = self._read(content)
        count = len(table.found)
        words = ngettext("%(count)d draft is there.", "%(count)d drafts are there.", count)
        do = partial(importing.take, table, organisation=self.organisation, by=request.user)
        return done_once(request, do, back_to=reverse("vacancies:list"), words=words % {"count": count})


def sealed(organisation: Organisation, content: bytes) -> str:
    """What was looked at, for this employer alone."""
    return seal(f"vacancies:{organisation.uuid}", base64.b64encode(content).decode())


def unsealed(organisation: Organisation, value: str) -> bytes:
    told = unseal(f"vacancies:{organisation.uuid}", value, seconds=OPEN_SECONDS)
    return base64.b64decode(told) if told else b""
