from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView

from lms.core.permissions import permit
from lms.pathways.circle.rules import can_work_on
from lms.pathways.desk.forms.words import SuggestForm
from lms.pathways.desk.frame import PlanMixin
from lms.pathways.plans.actions import add_step
from lms.pathways.plans.models import Stage
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class StepView(OnceMixin, PlanMixin, FormView):
    """Somebody suggests a step in a part she sees. It waits until she takes it."""

    while_open = True
    form_class = SuggestForm
    template_name = "lms_pathways/desk/suggest.html"
    done_words = gettext_lazy("Suggested. It waits in My plan until she says yes or no.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "plan": self.plan,
            "ours": get_language() or "",
            "hers": self.profile.language,
        }

    def create(self, form: SuggestForm, submission: Submission) -> str:
        rows = Stage.objects.select_related("pathway").filter(pathway=self.pathway)
        stage = rows.filter(uuid=form.cleaned_data["stage"]).first()
        if stage is None:
            raise ValidationError({"stage": _("What you chose is no longer there. Choose again.")})
        permit(can_work_on(self.request.user, self.pathway, stage.theme))
        add_step(
            stage,
            form.texts,
            by=self.request.user,
            said_in=get_language() or "",
            on=form.cleaned_data["on"],
        )
        return reverse("plans_desk:plan", args=[self.pathway.uuid])
