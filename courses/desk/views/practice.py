from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from courses.attempts.models import Observation
from courses.attempts.observations import undo_sign_off
from courses.attempts.rules import UNDO_DAYS, may_sign_off
from courses.catalogue.models import Module
from courses.desk.access_kinds import PRACTICE
from courses.desk.forms.practice import PracticeForm, UndoForm
from courses.desk.practice import checklists
from courses.enrolments.queries import enrolments_of
from lms.core import days
from lms.desk.frame import DeskMixin, LearnerMixin, name_of
from lms.organisations.queries import current_memberships
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class PracticeView(OnceMixin, DeskMixin, FormView):
    form_class = PracticeForm
    template_name = "courses/desk/practice.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.profile = self.get_learner()
        refused = self.refuse_closed(self.profile)
        if refused is not None:
            return refused
        if not may_sign_off(request.user, self.profile.user):
            raise Http404
        self.module = get_object_or_404(
            Module.objects.current().select_related("course"), uuid=kwargs["module"]
        )
        self.enrolment = get_object_or_404(enrolments_of(self.profile.user), course=self.module.course)
        self.lists = checklists(self.enrolment, self.module)
        if not self.lists:
            raise Http404
        return self.open_learner(self.profile, PRACTICE, partial(super().dispatch, request, *args, **kwargs))

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
        signed, kept = form.keep(self.enrolment, self.module, assessor=self.request.user, key=submission.key)
        for words in _told(signed, kept):
            messages.success(self.request, words)
        return reverse("desk:person", args=[self.profile.uuid])


def _told(signed: int, kept: int) -> list[str]:
    told = []
    if signed:
        told.append(
            ngettext("%(count)d competence is signed off.", "%(count)d competences are signed off.", signed)
            % {"count": signed}
        )
    if kept:
        told.append(
            ngettext(
                "%(count)d task is kept as seen. You can go on another day.",
                "%(count)d tasks are kept as seen. You can go on another day.",
                kept,
            )
            % {"count": kept}
        )
    return told or [_("Saved.")]


class UndoView(OnceMixin, LearnerMixin, FormView):
    """A sign-off that was a mistake is taken back, with the reason."""

    access_kind = PRACTICE
    form_class = UndoForm
    template_name = "courses/desk/practice_undo.html"
    done_words = gettext_lazy("Taken back. The sign-off no longer counts.")

    def get_observation(self) -> Observation:
        if not may_sign_off(self.request.user, self.profile.user):
            raise Http404
        found = Observation.objects.select_related("competence", "level", "enrolment__person", "assessor")
        return get_object_or_404(
            found, uuid=self.kwargs["observation"], enrolment__person=self.profile.user_id
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        observation = self.get_observation()
        signer = observation.assessor
        return super().get_context_data(
            **kwargs,
            person=self.profile,
            observation=observation,
            signer=name_of(signer) if signer else "",
            days=UNDO_DAYS,
        )

    def create(self, form: UndoForm, submission: Submission) -> str:
        undo_sign_off(self.get_observation(), by=self.request.user, reason=form.cleaned_data["reason"])
        return reverse("desk:person", args=[self.profile.uuid])
