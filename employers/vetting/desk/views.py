from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from employers.applications.queries import matches_for
from employers.bans.desk.comparing import ANSWERS, compare_posted
from employers.bans.desk.shown import shown
from employers.vetting.actions import answer_flag, note_check
from employers.vetting.desk.shown import check_rows, flag_rows
from employers.vetting.enums import Item, Status
from employers.vetting.flags import FLAGS
from employers.vetting.queries import application_of
from employers.vetting.rules import can_check
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.organisations.queries import employers
from lms.submissions.views import done_once

LONGEST = 300


class ChecksView(DeskMixin, TemplateView):
    """What was found about a firm that applied: the checklist, the red flags, what it is close to."""

    template_name = "employers/vetting/desk/checks.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.employer = get_object_or_404(employers(), uuid=kwargs["uuid"])
        application = application_of(self.employer)
        if application is None or can_check(request.user, self.employer) is None:
            raise Http404
        self.application = application

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        checks = check_rows(self.employer)
        return super().get_context_data(
            **kwargs,
            employer=self.employer,
            application=self.application,
            checks=checks,
            done=sum(row.is_done for row in checks),
            flags=flag_rows(self.application, self.employer),
            matches=[shown(match, self.request.user) for match in matches_for(self.application)],
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        here = reverse("vetting_desk:checks", args=[self.employer.uuid])
        if request.POST.get("decision") in ANSWERS:
            return compare_posted(request, matches_for(self.application), back_to=here)
        words = request.POST.get("words", "").strip()[:LONGEST]
        do = self._asked(request, words)
        if do is None:
            return see_other(here)
        if not words:
            messages.error(request, _("Say in one sentence what you see."))
            return see_other(here)
        return done_once(request, do, back_to=here, words=_("It is noted, with your reason."))

    def _asked(self, request: HttpRequest, words: str) -> Any:
        """What was asked for; None for what is not there, or not there any more."""
        decision, key = request.POST.get("decision", ""), request.POST.get("about", "")
        if decision in Status.values and key in Item.values:
            do = partial(note_check, self.employer, Item(key), Status(decision))
            return partial(do, by=request.user, words=words)
        if decision == "flag" and key in {flag.key for flag in FLAGS}:
            return partial(answer_flag, self.employer, key, by=request.user, words=words)
        return None
