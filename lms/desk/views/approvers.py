from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from lms.core.responses import see_other
from lms.desk.approvers import approver_rows
from lms.desk.employers import POOL_AFTER
from lms.desk.frame import DeskMixin, name_of
from lms.organisations.naming import name_approver, release_approver
from lms.organisations.pool import pool, who_may_be_named
from lms.organisations.rules import vetting_organisation
from lms.submissions.views import done_once


class ApproversView(DeskMixin, TemplateView):
    """Who is asked for the second check when nobody else makes it. Each organisation names its own."""

    template_name = "lms/desk/approvers.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = vetting_organisation(request.user)
        if own is None:
            raise Http404
        self.own = own

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            rows=approver_rows(self.request.user),
            choices=[(str(each.pk), name_of(each)) for each in who_may_be_named(self.own)],
            days=POOL_AFTER,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        here, about = reverse("desk:approvers"), request.POST.get("about", "")
        if request.POST.get("do") == "name":
            found = [each for each in who_may_be_named(self.own) if str(each.pk) == about]
            do, words = name_approver, _("Is asked from now on.")
        else:
            found = [each for each in pool() if str(each.uuid) == about]
            do, words = release_approver, _("Is no longer asked.")
        if not found:
            return see_other(here)
        return done_once(request, partial(do, found[0], by=request.user), back_to=here, words=words)
