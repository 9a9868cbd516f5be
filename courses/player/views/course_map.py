from typing import Any

from django.http import Http404
from django.views.generic import TemplateView

from courses.enrolments.models import Enrolment
from courses.enrolments.queries import enrolments_of
from courses.player.course_map import map_of
from courses.player.words import words_page
from lms.core.contexts import fields_of


def _enrolment(view: TemplateView) -> Enrolment:
    """In the course of the address; any other course is a 404."""
    enrolment = enrolments_of(view.request.user).filter(course__uuid=view.kwargs["uuid"]).first()
    if enrolment is None:
        raise Http404
    return enrolment


class CourseMapView(TemplateView):
    """Every module, lesson and test of a course she takes, before, during and after."""

    template_name = "courses/player/course_map.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **fields_of(map_of(_enrolment(self)))}


class CourseWordsView(TemplateView):
    """All words of a course she takes. `?from=` is the step she came from."""

    template_name = "courses/player/words.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = words_page(_enrolment(self).course, came_from=self.request.GET.get("from", ""))
        return {**super().get_context_data(**kwargs), **fields_of(page)}
