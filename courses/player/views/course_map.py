from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from courses.catalogue.models import Module
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import enrolment_in, enrolments_of
from courses.enrolments.timing import ask_for_more_time
from courses.player.course_map import map_of
from courses.player.lesson import map_url
from courses.player.words import words_page
from lms.core.contexts import fields_of
from lms.submissions.views import done_once


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


class MoreTimeView(View):
    """She would like more time than her group plans. Nothing closes meanwhile."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        module = get_object_or_404(Module.objects.current().select_related("course"), uuid=uuid)
        enrolment = enrolment_in(request.user, module.course_id)
        if enrolment is None:
            raise Http404
        back = map_url(module.course.uuid, module.uuid)
        words = _("You asked. You can go on meanwhile.")
        return done_once(request, partial(ask_for_more_time, enrolment, module), back_to=back, words=words)
