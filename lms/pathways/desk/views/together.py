"""Two people at one screen, in two languages: the review, what comes next, and the two steps on paper."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.generic import FormView, TemplateView, View

from lms.core import days
from lms.core.languages import site_languages
from lms.messaging.guidance.queries import legal_notes_for
from lms.pathways.circle.queries import around
from lms.pathways.desk.forms.together import WEEKS_TO_NEXT, TogetherForm
from lms.pathways.desk.frame import PlanMixin
from lms.pathways.desk.steps_sheet import steps_pdf
from lms.pathways.desk.together import Half, Together, contested
from lms.pathways.plans.shown import PlanStep
from lms.pathways.reviews.actions import hold_review
from lms.pathways.reviews.queries import changed_since, last_review, unanswered
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin

OURS, HERS, STEP = "ours", "hers", "step"


class TwoLanguages(PlanMixin):
    """The pair of languages is in the address: `ours` on the left, `hers` on the right."""

    for_looking = True

    @cached_property
    def ours(self) -> str:
        return self._asked(OURS) or get_language() or site_languages()[0][0]

    @cached_property
    def hers(self) -> str:
        return self._asked(HERS) or self.profile.language

    def _asked(self, name: str) -> str:
        code = self.request.GET.get(name, "")
        return code if code in dict(site_languages()) else ""

    def address(self, name: str, **more: Any) -> str:
        asked = urlencode({OURS: self.ours, HERS: self.hers, **more}, doseq=True)
        return f"{reverse(name, args=[self.pathway.uuid])}?{asked}"

    @cached_property
    def named_steps(self) -> list[PlanStep]:
        """The steps the address names, of those that are seen; without any, the two to do next."""
        wanted = self.request.GET.getlist(STEP)
        known = {str(step.uuid): step for stage in self.plan.stages for step in stage.steps}
        return [known[key] for key in wanted if key in known] or list(self.plan.next_steps)


class TogetherView(OnceMixin, TwoLanguages, FormView):
    while_open = True
    form_class = TogetherForm
    template_name = "lms_pathways/together/plan.html"

    @cached_property
    def page(self) -> Together:
        last = last_review(self.pathway)
        pair = (self.hers, self.ours)
        countries = {self.pathway.organisation.country} - {""}
        return Together(
            ours=Half(self.ours),
            hers=Half(self.hers),
            plan=self.plan,
            today=days.today(),
            last_on=last.held_on if last else None,
            changes=changed_since(self.plan, last, pair),
            helper=self.helper,
            around=around(self.pathway).open,
            legal_notes=legal_notes_for(countries, language=self.hers),
            contested=contested(self.plan, unanswered(self.pathway)),
        )

    def get_initial(self) -> dict[str, Any]:
        return {"next_review_on": days.in_days(7 * WEEKS_TO_NEXT)}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "plan": self.plan,
            "languages": (self.hers, self.ours),
            "helpers": self.page.around,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        print_url = self.address("plans_desk:steps_print")
        return super().get_context_data(**kwargs, page=self.page, print_url=print_url)

    def create(self, form: TogetherForm, submission: Submission) -> str:
        _review, steps = hold_review(self.pathway, form.sitting(), worker=self.request.user)
        return self.address("plans_desk:said", **{STEP: [str(step.uuid) for step in steps]})


class SaidView(TwoLanguages, TemplateView):
    """After a review: that it is kept, the steps that come next, and the button that prints them."""

    template_name = "lms_pathways/together/said.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        steps = self.named_steps
        return super().get_context_data(
            **kwargs,
            page=Together(
                ours=Half(self.ours),
                hers=Half(self.hers),
                plan=self.plan,
                today=days.today(),
                last_on=None,
                changes=[],
                helper=self.helper,
                around=[],
                legal_notes=[],
            ),
            steps=steps,
            print_url=self.address("plans_desk:steps_print", **{STEP: [str(step.uuid) for step in steps]}),
        )


class StepsPrintView(TwoLanguages, View):
    """A sheet to take along. No name and no handle stands on it."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return pdf_response(
            request,
            lambda: steps_pdf(self.named_steps, plan=self.plan, languages=(self.hers, self.ours)),
            "steps.pdf",
        )
