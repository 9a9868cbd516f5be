from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from courses.interchange.exporting import written
from courses.interchange.formats import FORMATS
from courses.interchange.forms import ExportForm
from courses.interchange.rules import may_export
from courses.interchange.views.bringing import QuestionsMixin
from lms.core.permissions import permit


class ExportView(QuestionsMixin, FormView):
    """The questions of a folder, or all of one language, as a file of another system."""

    template_name = "courses_interchange/export.html"
    page_title = gettext_lazy("Export questions")
    form_class = ExportForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        permit(may_export(request.user))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: ExportForm) -> HttpResponse:
        kind = FORMATS[form.cleaned_data["format"]]
        told = written(kind, language=form.cleaned_data["language"], folder=form.cleaned_data["folder"])
        if (told.left_out or told.shortened) and not self.request.POST.get("without"):
            return self.render_to_response(
                self.get_context_data(form=form, left_out=told.left_out, shortened=told.shortened)
            )
        if not told.content:
            form.add_error(None, _("There is no question to export here. Choose another folder or language."))
            return self.form_invalid(form)
        named = f'attachment; filename="questions.{kind.ending}"'
        return HttpResponse(
            told.content, content_type=kind.media_type, headers={"Content-Disposition": named}
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"left_out": [], "shortened": [], **kwargs})
