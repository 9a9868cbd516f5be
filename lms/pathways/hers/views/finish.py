"""Her plan rests, goes on, or comes to its end: what she takes along, and its print."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from lms.pathways.closing.actions import Farewell, close, pause, resume, take_up_again
from lms.pathways.closing.queries import along, closing_review, offered
from lms.pathways.hers.forms.finish import FinishForm
from lms.pathways.hers.views.own import OwnPlanMixin, WritingMixin, language
from lms.pathways.paper.sheets import along_pdf
from lms.pathways.reviews.models import Review
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


class RestView(OwnPlanMixin, TemplateView):
    """Asked once; the other way round while it rests, and for some days after its end."""

    template_name = "lms_pathways/hers/rest.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, rests=self.open_pathway.paused_at is not None)

    def post(self, request: HttpRequest) -> HttpResponse:
        if "up" in request.POST:
            act, words = take_up_again, _("Your plan goes on. Nobody sees it before you let somebody in.")
        elif "again" in request.POST:
            act, words = resume, _("Your plan goes on.")
        else:
            act, words = pause, _("Your plan rests. It is here when you want it.")
        pathway = self.pathway if act is take_up_again else self.open_pathway
        back = reverse("pathway:home")
        return done_once(request, lambda: act(pathway, by=request.user), back_to=back, words=words)


class FinishView(OnceMixin, WritingMixin, FormView):
    form_class = FinishForm
    template_name = "lms_pathways/hers/finish.html"
    done_words = gettext_lazy("Your plan came to its end. From now on nobody but you opens it.")
    without_form = "pathway:home"

    def get_form_kwargs(self) -> dict[str, Any]:
        lines = offered(self.plan, [language()])
        return {**super().get_form_kwargs(), "lines": lines, "language": language()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, open=self.open_pathway)

    def create(self, form: FinishForm, submission: Submission) -> str:
        farewell = Farewell((language(),), form.takes_along(), agreed_by_her=True)
        close(self.open_pathway, by=self.request.user, farewell=farewell)
        return reverse("pathway:along")


class OwnEndMixin(OwnPlanMixin):
    def get_review(self) -> Review:
        review = closing_review(self.pathway)
        if review is None:
            raise Http404
        return review


class AlongView(OwnEndMixin, TemplateView):
    template_name = "lms_pathways/hers/along.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = self.get_review()
        return super().get_context_data(**kwargs, review=review, lines=along(review, language()))


class AlongPrintView(OwnEndMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        review = self.get_review()
        return pdf_response(request, lambda: along_pdf(review, language=language()), "sheet.pdf")
