"""She says that something is not right. Her words stand beside it, whatever is answered."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from lms.pathways.hers.forms.wrong import WrongForm
from lms.pathways.hers.shown import said_not_right, what_can_be_wrong
from lms.pathways.hers.views.own import WritingMixin, language
from lms.pathways.plans.actions import object_to
from lms.pathways.plans.models import Step
from lms.pathways.reviews.models import Review
from lms.pathways.reviews.queries import reviews_of
from lms.pathways.reviews.rules import LOOKING
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class WrongView(WritingMixin, OnceMixin, FormView):
    form_class = WrongForm
    template_name = "lms_pathways/hers/wrong.html"
    roles = LOOKING
    done_words = gettext_lazy(
        "Your words stand beside it now. Whoever looks at your plan with you reads them."
    )

    def get_initial(self) -> dict[str, Any]:
        return {"about": self.request.GET.get("about", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        choices = what_can_be_wrong(self.plan, reviews_of(self.pathway))
        return {**super().get_form_kwargs(), "choices": choices}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, said=said_not_right(self.pathway))

    def create(self, form: WrongForm, submission: Submission) -> str:
        kind, _colon, named = form.cleaned_data["about"].partition(":")
        step = self._step(named) if kind == "step" else None
        review = Review.objects.get(pathway=self.pathway, uuid=named) if kind == "review" else None
        object_to(self.pathway, form.cleaned_data["words"], language=language(), step=step, review=review)
        return reverse("pathway:wrong")

    def _step(self, named: str) -> Step:
        return Step.objects.get(uuid=UUID(named), stage__pathway=self.pathway)
