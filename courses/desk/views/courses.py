"""A learner begins another course, or takes one no more: somebody who works with her says so on her page."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from courses.desk.forms.courses import CourseChoiceForm
from courses.desk.rules import can_enrol
from courses.enrolments.actions import end_enrolment, enrol
from courses.enrolments.models import Enrolment
from lms.core.permissions import permit
from lms.desk.frame import LearnerMixin
from lms.submissions.views import done_once


class EndView(LearnerMixin, View):
    """She takes a course no more. It stands on her page with the way back."""

    def post(self, request: HttpRequest, uuid: UUID, course: UUID) -> HttpResponse:
        if not can_enrol(request.user, self.profile):
            raise Http404
        hers = Enrolment.objects.filter(person=self.profile.user)
        enrolment = get_object_or_404(hers, course__uuid=course)
        words = _("She no longer takes this course. What she has done is kept.")
        back = reverse("desk:person", args=[uuid])
        return done_once(request, partial(self._end, enrolment), back_to=back, words=words)

    def _end(self, enrolment: Enrolment) -> None:
        permit(can_enrol(self.request.user, self.profile))
        end_enrolment(enrolment, by=self.request.user)


class EnrolView(LearnerMixin, View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        if not can_enrol(request.user, self.profile):
            raise Http404
        form = CourseChoiceForm(request.POST, learner=self.profile)
        words = _("She is taking this course now. It is on her home page.")
        back = reverse("desk:person", args=[uuid])
        return done_once(request, partial(self._enrol, form), back_to=back, words=words)

    def _enrol(self, form: Any) -> None:
        permit(can_enrol(self.request.user, self.profile))
        if not form.is_valid():
            raise ValidationError(_("Choose a course that she is not taking yet."))
        enrol(self.profile.user, form.cleaned_data["course"], by=self.request.user)
