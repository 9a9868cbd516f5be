from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from courses.desk.openings import log_opening, must_give_reason
from lms.accounts.models import Profile
from lms.audit.enums import What
from lms.contracts.navigation import address_here
from lms.organisations.models import DESK_ROLES, Role
from lms.organisations.queries import current_memberships, learners_for, roles_of
from lms.organisations.rules import administrates, vetting_organisation
from lms.safety.access.addresses import this_address


def name_of(colleague: Any) -> str:
    """How somebody who works here is called on the desk. Learners have a handle."""
    return colleague.get_full_name() or colleague.get_username()


class DeskMixin:
    """The desk's frame: where one is, and in which role."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        nav = [
            {"label": label, "url": url, "current": self.request.path == url} for label, url in _ways(person)
        ]
        roles = [str(Role(membership.role).label) for membership in current_memberships(person)]
        actor = ", ".join([person.get_short_name() or person.get_username(), *roles])
        return super().get_context_data(**kwargs, desk_nav=nav, actor=actor)

    def get_learner(self) -> Profile:
        """A learner this worker may see; anybody else looks like nobody."""
        return get_object_or_404(learners_for(self.request.user), uuid=self.kwargs["uuid"])

    def open_learner(self, learner: Profile, what: Any) -> HttpResponse | None:
        """Log that `what` of hers is opened now.

        Returns the way to the page that asks for a reason, where one is missing.
        """
        if must_give_reason(self.request.user, learner):
            address = reverse("desk:reason", args=[learner.uuid])
            return redirect(
                f"{address}?{urlencode({'next': this_address(self.request)})}"
                if self.request.method == "GET"
                else address
            )
        log_opening(self.request.user, learner, what)
        return None


def _ways(person: Any) -> list[tuple[str, str]]:
    """The pages of the desk that are open to somebody, in words."""
    roles = roles_of(person)
    ways = []
    if not roles.isdisjoint(DESK_ROLES):
        ways = [(_("People"), reverse("desk:home")), (_("Messages"), address_here("messaging_desk:inbox"))]
    if Role.COORDINATOR in roles:
        ways.append((_("Groups"), reverse("desk:groups")))
    own = vetting_organisation(person)
    if own:
        ways += [
            (_("Team"), reverse("desk:team", args=[own.uuid])),
            (_("Employers"), reverse("desk:employers")),
        ]
    if administrates(person):
        ways.append((_("Organisations"), reverse("desk:organisations")))
    if person.has_perm("wagtailadmin.access_admin"):
        ways.append((_("Write lessons"), reverse("wagtailadmin_home")))
    return [(words, address) for words, address in ways if address]


class LearnerMixin(DeskMixin):
    """A page about one learner. Every opening of it is logged as `what`."""

    what = What.PAGE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.profile = self.get_learner()
        return self.open_learner(self.profile, self.what) or super().dispatch(request, *args, **kwargs)
