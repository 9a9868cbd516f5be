"""A trainer opens a module for one learner before it opens for everybody."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from courses.catalogue.models import Module
from courses.desk.forms.opening import OpenEarlierForm
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import enrolments_of
from courses.progress.opening import closed_module, open_earlier
from courses.progress.rules import may_open_earlier
from lms.desk.frame import LearnerMixin
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class OpenEarlierView(OnceMixin, LearnerMixin, FormView):
    form_class = OpenEarlierForm
    template_name = "courses/desk/open_earlier.html"
    done_words = gettext_lazy("It is open to her now.")

    def _module(self) -> tuple[Enrolment, Module]:
        if not may_open_earlier(self.request.user, self.profile.user):
            raise Http404
        taught = Module.objects.current().select_related("course")
        module = get_object_or_404(taught, uuid=self.kwargs["module"])
        return get_object_or_404(enrolments_of(self.profile.user), course=module.course), module

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        enrolment, module = self._module()
        return super().get_context_data(
            **kwargs, person=self.profile, module=module, words=closed_module(enrolment, module)
        )

    def create(self, form: OpenEarlierForm, submission: Submission) -> str:
        enrolment, module = self._module()
        open_earlier(enrolment, module, why=form.cleaned_data["why"], by=self.request.user)
        return reverse("desk:person", args=[self.profile.uuid])
