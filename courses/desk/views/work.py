"""What a learner answered in one course, for whoever looks at it with her. Each opening is logged as such."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from courses.attempts.more_tries import give_try
from courses.attempts.rules import may_give_try, may_mark, may_see_work
from courses.catalogue.models import Quiz
from courses.desk.access_kinds import WORK
from courses.desk.needs import STUCK
from courses.desk.work import course_work
from courses.enrolments.queries import enrolments_of
from lms.desk.frame import READING, LearnerMixin
from lms.desk.queries import needs_of
from lms.submissions.views import done_once


class WorkView(LearnerMixin, TemplateView):
    when_closed = READING
    access_kind = WORK
    template_name = "courses/desk/work.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nothing is logged of a page that is not there."""
        learner = self.get_learner()
        if not may_see_work(request.user, learner.user):
            raise Http404
        self.enrolment = get_object_or_404(enrolments_of(learner.user), course__uuid=kwargs["course"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = {need.key for need, is_hers in needs_of(self.request.user, self.profile) if is_hers}
        return super().get_context_data(
            **kwargs,
            person=self.profile,
            work=course_work(self.enrolment, sees_files=may_mark(self.request.user, self.profile.user)),
            may_give_try=self.profile.is_open and may_give_try(self.request.user, self.profile.user),
            need=STUCK if STUCK in asked else "",
        )


class MoreTriesView(LearnerMixin, View):
    """One more try at a test. It stands on the page of her answers, where they look at it together."""

    def post(self, request: HttpRequest, uuid: UUID, course: UUID, quiz: UUID) -> HttpResponse:
        if not may_give_try(request.user, self.profile.user):
            raise Http404
        enrolment = get_object_or_404(enrolments_of(self.profile.user), course__uuid=course)
        test = get_object_or_404(Quiz, uuid=quiz, module__course=enrolment.course)
        words = _("She can take this test once more. It is on her home page.")
        back = reverse("teaching:work", args=[uuid, course])
        return done_once(
            request, partial(give_try, enrolment, test, by=request.user), back_to=back, words=words
        )
