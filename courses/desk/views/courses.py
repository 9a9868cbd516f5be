"""A learner begins another course: somebody who works with her says so on her page."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from courses.desk.forms.courses import CourseChoiceForm
from courses.desk.rules import can_enrol
from courses.enrolments.actions import enrol
from lms.core.permissions import permit
from lms.desk.frame import LearnerMixin
from lms.submissions.views import done_once


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
