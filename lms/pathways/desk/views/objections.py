from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.views.generic import FormView

from lms.pathways.desk.forms.words import AnswerForm
from lms.pathways.desk.frame import PlanMixin
from lms.pathways.desk.shown import Wrong, wrong_of
from lms.pathways.plans.models import Objection
from lms.pathways.reviews.actions import answer
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class AnswerView(OnceMixin, PlanMixin, FormView):
    """What she said is not right, and the answer that will stand beside it."""

    for_looking = True
    while_open = True
    form_class = AnswerForm
    template_name = "lms_pathways/desk/answer.html"
    done_words = gettext_lazy("Your answer stands beside her words. She reads it in My plan.")

    @cached_property
    def wrong(self) -> Wrong:
        """In a part she sees; any other looks as if it were not there."""
        rows = Objection.objects.filter(pathway=self.pathway, uuid=self.kwargs["objection"])
        found = wrong_of(self.plan, list(rows.select_related("step", "review")))
        if not found:
            raise Http404
        return found[0]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.wrong.is_answered:
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, wrong=self.wrong)

    def create(self, form: AnswerForm, submission: Submission) -> str:
        row = Objection.objects.select_related("pathway").get(pathway=self.pathway, uuid=self.wrong.uuid)
        answer(row, form.cleaned_data["answer"], language=get_language() or "", by=self.request.user)
        return reverse("plans_desk:plan", args=[self.pathway.uuid])
