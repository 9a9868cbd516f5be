from typing import Any

from django.http import Http404
from django.views.generic import TemplateView

from courses.enrolments.queries import enrolments_of
from courses.player.course_map import map_of
from lms.core.contexts import fields_of


class CourseMapView(TemplateView):
    """Every module, lesson and test of a course she takes, before, during and after."""

    template_name = "courses/player/course_map.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        enrolment = enrolments_of(self.request.user).filter(course__uuid=self.kwargs["uuid"]).first()
        if enrolment is None:
            raise Http404
        return {**super().get_context_data(**kwargs), **fields_of(map_of(enrolment))}
