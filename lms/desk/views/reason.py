from typing import Any

from django.urls import reverse
from django.views.generic import FormView

from lms.desk.forms.reason import ReasonForm
from lms.desk.frame import DeskMixin
from lms.desk.openings import give_reason
from lms.safety.access.addresses import wanted_address
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class ReasonView(OnceMixin, DeskMixin, FormView):
    """Before a coordinator opens the page of somebody she does not accompany."""

    form_class = ReasonForm
    template_name = "lms/desk/reason.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=self.get_learner())

    def create(self, form: ReasonForm, submission: Submission) -> str:
        learner = self.get_learner()
        give_reason(self.request.user, learner, form.cleaned_data["reason"])
        return wanted_address(self.request) or reverse("desk:person", args=[learner.uuid])
