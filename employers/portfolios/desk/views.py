"""Those who support her read her words and suggest tidied ones. What she said stays as it is."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from employers.portfolios.access_kinds import PORTFOLIO_WORDS
from employers.portfolios.desk.shown import Worded, worded_parts
from employers.portfolios.models import Portfolio
from employers.portfolios.own.actions import tidy
from employers.portfolios.own.forms import WordsForm
from employers.portfolios.own.queries import portfolio_of
from employers.portfolios.own.rules import can_tidy
from lms.desk.frame import LearnerMixin
from lms.safety.http.media import stored_upload
from lms.submissions.views import done_once


class TidyForm(WordsForm):
    def label_of(self) -> Any:
        return gettext_lazy("Tidied")


class TidyingMixin(LearnerMixin):
    """While she lets those who support her read it; else it looks as if it were not there."""

    access_kind = PORTFOLIO_WORDS

    @cached_property
    def portfolio(self) -> Portfolio:
        found = portfolio_of(self.profile.user)
        if found is None or not can_tidy(self.request.user, self.profile, found):
            raise Http404
        return found


class WordsView(TidyingMixin, TemplateView):
    template_name = "employers/portfolios/desk/words.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [(part, self._form(part)) for part in worded_parts(self.portfolio)]
        posted = kwargs.pop("posted", None)
        if posted:
            rows = [(part, posted[1] if part.key == posted[0].key else form) for part, form in rows]
        return super().get_context_data(**kwargs, learner=self.profile, portfolio=self.portfolio, rows=rows)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        part = next(
            (row for row in worded_parts(self.portfolio) if row.key == request.POST.get("part")), None
        )
        if part is None:
            raise Http404
        form = self._form(part, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(posted=(part, form)))
        return done_once(
            request,
            lambda: tidy(self.portfolio, part.section, form.words, by=request.user, sample=part.sample),
            back_to=reverse("portfolio_desk:words", args=[uuid]),
            words=_("She reads it beside her own words. Nobody sees it before she says yes."),
        )

    def _form(self, part: Worded, posted: Any = None) -> TidyForm:
        said = part.suggested or part.own
        return TidyForm(
            posted,
            portfolio=self.portfolio,
            section=part.section,
            said=said,
            prefix=part.key.replace(":", "-"),
        )


class VoiceView(TidyingMixin, View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        return stored_upload(request, self.portfolio.about_voice)


class PictureView(TidyingMixin, View):
    def get(self, request: HttpRequest, uuid: UUID, picture: UUID) -> HttpResponseBase:
        return stored_upload(request, get_object_or_404(self.portfolio.samples, uuid=picture).image)
