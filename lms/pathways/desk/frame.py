"""Pages about one plan on the desk: for whoever she let in, and each opening is kept for her to read."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from lms.accounts.models import Profile
from lms.core.responses import see_other
from lms.desk.frame import SHOWING, DeskMixin, account_is_closed
from lms.organisations.rules import can_see
from lms.pathways.circle.actions import log_opening
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import helper_of, parts_of, plans_seen_by
from lms.pathways.plans.models import Pathway
from lms.pathways.plans.queries import plan_in
from lms.pathways.plans.shown import Plan
from lms.pathways.reviews.rules import LOOKING
from lms.submissions.views import was_sent


class PlanMixin(DeskMixin):
    """A plan that was opened to whoever asks; any other looks as if it were not there.

    `for_looking`: only for those who look at it with her. `while_open`: not when the plan has come to its
    end, nor while her account is closed.
    """

    for_looking = False
    while_open = False
    pathway: Pathway
    helper: Helper
    profile: Profile

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seen = plans_seen_by(request.user).select_related("person__profile", "organisation")
        self.pathway = get_object_or_404(seen, uuid=kwargs["uuid"])
        found = helper_of(request.user, self.pathway)
        if found is None or (self.for_looking and found.role not in LOOKING):
            raise Http404
        self.helper = found
        self.profile = self.pathway.person.profile
        refused = self._when_over()
        if refused is not None:
            return refused
        response = super().dispatch(request, *args, **kwargs)
        if response.status_code in SHOWING and request.method != "OPTIONS":
            log_opening(self.pathway, viewer=request.user)
        return response

    def _when_over(self) -> HttpResponse | None:
        if not self.while_open or self.may_write:
            return None
        if not self.profile.is_open:
            messages.warning(self.request, account_is_closed())
        return see_other("plans_desk:plan", uuid=self.pathway.uuid)

    @cached_property
    def plan(self) -> Plan:
        """The parts she said, and nothing of the others."""
        return plan_in(self.pathway, themes=parts_of(self.helper))

    @property
    def looks(self) -> bool:
        return self.helper.role in LOOKING

    @property
    def may_write(self) -> bool:
        return self.profile.is_open and self.pathway.closed_at is None

    @property
    def person_url(self) -> str:
        """Her page, for whoever may open that too."""
        may = can_see(self.request.user, self.profile)
        return reverse("desk:person", args=[self.profile.uuid]) if may else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"plan": self.plan, "person": self.profile, **kwargs})


class EndingMixin:
    """Before OnceMixin, for what ends that whoever presses may look at the plan: pressed twice, it leads to
    the same page.
    """

    without_form = "plans_desk:list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if was_sent(request):
            return self.post(request, *args, **kwargs)
        return super().dispatch(request, *args, **kwargs)
