from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from employers.matching.access_kinds import MATCH
from employers.matching.desk.shown import learner_rows, open_work_rows
from employers.matching.desk.words import done_of_essential
from employers.matching.explaining import explain
from employers.matching.queries import looked_for_by
from employers.matching.rules import can_look_for_work
from employers.vacancies import slots
from employers.vacancies.models import Vacancy
from employers.vacancies.reasons import Band
from employers.vacancies.shown import shown
from lms.desk.frame import DeskMixin, LearnerMixin

SHOWN = 100


class LookingMixin(DeskMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_look_for_work(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class OpenWorkView(LookingMixin, TemplateView):
    """Open vacancies, to begin from one of them; what ends first stands first."""

    template_name = "employers/matching/desk/work.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ends = F("open_until").asc(nulls_last=True)
        found = Vacancy.objects.open_now().select_related("organisation").order_by(ends, "pk")
        rows = list(found[: SHOWN + 1])
        return super().get_context_data(
            **kwargs, rows=open_work_rows(rows[:SHOWN]), are_more=len(rows) > SHOWN
        )


class OfVacancyMixin:
    """A vacancy that learners may read at this moment; any other looks as if it were not there."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = Vacancy.objects.open_now().select_related("organisation")
        self.vacancy = get_object_or_404(found, uuid=kwargs["offer"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, vacancy=self.vacancy, shown=shown(self.vacancy))


class LearnersView(OfVacancyMixin, LookingMixin, TemplateView):
    """Who of those she may look for work for fits one vacancy."""

    template_name = "employers/matching/desk/vacancy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = learner_rows(self.vacancy, self.request.user)
        return super().get_context_data(
            **kwargs,
            near=[row for row in rows if row.band is not Band.LATER],
            later=[row for row in rows if row.band is Band.LATER],
        )


class LearnerFitView(OfVacancyMixin, LookingMixin, LearnerMixin, TemplateView):
    """Why it fits one learner, and what she still needs; opening it is logged as opening her page is."""

    access_kind = MATCH
    template_name = "employers/matching/desk/learner.html"

    def get_learner(self) -> Any:
        """One for whom this worker may look for work; anybody else looks like nobody."""
        return get_object_or_404(
            looked_for_by(self.request.user).select_related("user"), uuid=self.kwargs["uuid"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = explain(self.profile.user, self.vacancy, for_her=False)
        return super().get_context_data(
            **kwargs,
            learner=self.profile,
            explanation=found,
            done=done_of_essential(found.figures),
            panels=slots.shown(
                slots.Where.FIT, request=self.request, about=slots.Pair(self.vacancy, self.profile)
            ),
        )
