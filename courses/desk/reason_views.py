from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from courses.desk.frame import DeskMixin
from courses.desk.openings import give_reason
from lms.safety.access.addresses import wanted_address
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why you open her page"),
        max_length=300,
        help_text=_(
            "She reads this. So do the coordinators of your organisation. One sentence, nothing about her"
            " health or her life."
        ),
        error_messages={"required": _("Say in one sentence why.")},
    )


class ReasonView(OnceMixin, DeskMixin, FormView):
    """Before a coordinator opens the page of somebody she does not accompany."""

    form_class = ReasonForm
    template_name = "courses/desk/reason.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=self.get_learner())

    def create(self, form: ReasonForm, submission: Submission) -> str:
        learner = self.get_learner()
        give_reason(self.request.user, learner, form.cleaned_data["reason"])
        return wanted_address(self.request) or reverse("desk:person", args=[learner.uuid])
