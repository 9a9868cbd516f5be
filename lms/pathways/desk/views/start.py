from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from lms.desk.frame import LearnerMixin
from lms.pathways.desk.actions import begin
from lms.pathways.desk.forms.start import StartForm
from lms.pathways.desk.rules import may_begin
from lms.pathways.plans.models import Pathway
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class StartView(OnceMixin, LearnerMixin, FormView):
    """A plan begins, with her beside. Then it is hers: she opens it in her own pages, and lets in whom she
    likes.
    """

    form_class = StartForm
    template_name = "lms_pathways/desk/start.html"
    done_words = gettext_lazy(
        "The plan is hers now. It asks her in My plan whether you may see it: she says so behind her PIN."
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_begin(request.user, self.get_learner()):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_one = Pathway.objects.filter(person=self.profile.user_id, closed_at=None).exists()
        return super().get_context_data(**kwargs, person=self.profile, has_one=has_one)

    def create(self, form: StartForm, submission: Submission) -> str:
        begin(self.profile, template=form.chosen, worker=self.request.user)
        return reverse("desk:person", args=[self.profile.uuid])
