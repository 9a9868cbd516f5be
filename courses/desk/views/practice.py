from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.generic import FormView

from courses.attempts.observations import may_sign_off
from courses.catalogue.models import Module
from courses.desk.access_kinds import PRACTICE
from courses.desk.forms.practice import PracticeForm
from courses.desk.practice import checklists
from courses.enrolments.queries import enrolments_of
from lms.core import days
from lms.desk.frame import DeskMixin
from lms.organisations.queries import current_memberships
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class PracticeView(OnceMixin, DeskMixin, FormView):
    form_class = PracticeForm
    template_name = "courses/desk/practice.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.profile = self.get_learner()
        if not may_sign_off(request.user, self.profile.user):
            raise Http404
        self.module = get_object_or_404(
            Module.objects.current().select_related("course"), uuid=kwargs["module"]
        )
        self.enrolment = get_object_or_404(enrolments_of(self.profile.user), course=self.module.course)
        self.lists = checklists(self.enrolment, self.module)
        if not self.lists:
            raise Http404
        return self.open_learner(self.profile, PRACTICE) or super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        place = next(
            (m.organisation.place for m in current_memberships(self.request.user) if m.organisation.place), ""
        )
        return {"place": place, "observed_on": days.today()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "lists": self.lists}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=self.profile, module=self.module, lists=self.lists)

    def create(self, form: PracticeForm, submission: Submission) -> str:
        count = form.sign_off(self.enrolment, self.module, assessor=self.request.user, key=submission.key)
        messages.success(
            self.request,
            ngettext("%(count)d competence is signed off.", "%(count)d competences are signed off.", count)
            % {"count": count},
        )
        return reverse("desk:person", args=[self.profile.uuid])
