from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from courses.catalogue.queries import courses_to_begin
from courses.enrolments.actions import enrol
from courses.enrolments.joining import HER_MARK
from courses.player.courses import course_cards
from courses.player.groups import INVITATION, group_cards
from courses.player.home import home_of
from courses.progress.opening import closed_courses
from lms.contracts.navigation import links_at_hand, more_links
from lms.core.contexts import fields_of
from lms.core.responses import see_other
from lms.messaging.actions import see_notices
from lms.messaging.queries import notices_for
from lms.privacy.queries import erasure_of


class HomeView(TemplateView):
    template_name = "courses/player/home.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.profile.has_pin:
            return redirect("accounts:pin_set")
        if INVITATION in request.session:  # she came by a sheet on the wall
            return redirect("player:invited")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        home = home_of(self.request.user, chosen=self.request.GET.get("course", ""))
        return super().get_context_data(
            **kwargs,
            **fields_of(home),
            handle=self.request.user.profile.handle,
            destinations=links_at_hand("learner"),
            has_more=bool(more_links("learner")),
            open_courses_url=reverse("player:courses"),
            erasure=erasure_of(self.request.user),
            notices=notices_for(self.request.user),
        )


class MoreView(TemplateView):
    """Everything that has no room at the bottom of her home. Where all of it has, her home."""

    template_name = "courses/player/more.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        links = more_links("learner")
        return (
            self.render_to_response(self.get_context_data(links=links)) if links else redirect("player:home")
        )


class CoursesView(TemplateView):
    template_name = "courses/player/courses.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        see_notices(self.request.user, HER_MARK)
        return super().get_context_data(
            **kwargs, courses=course_cards(self.request.user), groups=group_cards(self.request.user)
        )


class EnrolView(View):
    """She begins a course by herself."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        course = get_object_or_404(courses_to_begin(), uuid=uuid)
        if closed_courses(request.user, [course]):  # the list says what it waits for
            return see_other("player:courses")
        enrol(request.user, course, by=request.user)
        return see_other(f"{reverse('player:home')}?course={course.uuid}")
