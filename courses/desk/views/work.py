"""What a learner answered in one course, for whoever looks at it with her. Each opening is logged as such."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from courses.attempts.rules import may_see_work
from courses.desk.access_kinds import WORK
from courses.desk.needs import STUCK
from courses.desk.work import course_work
from courses.enrolments.queries import enrolments_of
from lms.desk.frame import READING, LearnerMixin
from lms.desk.queries import needs_of


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
            work=course_work(self.enrolment),
            need=STUCK if STUCK in asked else "",
        )
