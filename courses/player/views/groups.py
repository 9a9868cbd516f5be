"""She asks for a place in a group, takes it back, or comes by an invitation on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView, View

from courses.enrolments.joining import ask_to_join, take_back
from courses.enrolments.models import OPEN_STATES, JoinRequest
from courses.enrolments.queries import groups_to_ask
from courses.player.groups import INVITATION, LONGEST, invited_page, invited_to
from lms.accounts.queries import profile_of
from lms.core.contexts import fields_of
from lms.core.responses import see_other


class AskView(View):
    """Asked twice is asked once."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        group = get_object_or_404(groups_to_ask(request.user), uuid=uuid)
        try:
            ask_to_join(request.user, group)
        except PermissionDenied:  # it was closed while she looked at it
            raise Http404 from None
        messages.success(request, _("You asked. Somebody will answer you here."))
        return see_other("player:courses")


class TakeBackView(View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        hers = JoinRequest.objects.filter(person=request.user, state__in=OPEN_STATES, cohort__uuid=uuid)
        for asked in hers.select_related("cohort"):
            take_back(asked, by=request.user)
        return see_other("player:courses")


class InvitedView(TemplateView):
    """The group to which the address on paper leads, for whoever learns where it is; to everybody else it
    says what it says to somebody who came with an old one.
    """

    template_name = "courses/player/invited.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = invited_page(self.request)
        return {**super().get_context_data(**kwargs), **fields_of(page)}

    def post(self, request: HttpRequest) -> HttpResponse:
        group, _wait = invited_to(request)
        request.session.pop(INVITATION, None)
        if group is None:
            return see_other("player:home")
        if "no" not in request.POST:
            ask_to_join(request.user, group, invited=True)
            messages.success(request, _("You asked. Somebody will answer you here."))
            return see_other("player:courses")
        return see_other("player:home")


@require_safe
def join(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever scans a sheet: the ordinary door, whatever the address says. Nothing is looked up before
    somebody has entered with her own card.
    """
    if len(token) <= LONGEST and (profile_of(request.user) or not request.user.is_authenticated):
        request.session[INVITATION] = token
    return redirect("player:invited" if profile_of(request.user) else "accounts:enter")
