from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from lms.accounts.models import Profile
from lms.organisations.models import Role
from lms.organisations.queries import current_memberships, learners_for
from lms.organisations.rules import vetting_organisation


class DeskMixin:
    """The desk's frame: where one is, and in which role."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        home, employers = reverse("desk:home"), reverse("desk:employers")
        nav = [{"label": _("People"), "url": home, "current": self.request.path == home}]
        if vetting_organisation(person):
            nav.append({"label": _("Employers"), "url": employers, "current": self.request.path == employers})
        if person.has_perm("wagtailadmin.access_admin"):
            nav.append({"label": _("Write lessons"), "url": reverse("wagtailadmin_home"), "current": False})
        roles = [str(Role(membership.role).label) for membership in current_memberships(person)]
        actor = ", ".join([person.get_short_name() or person.get_username(), *roles])
        return super().get_context_data(**kwargs, desk_nav=nav, actor=actor)

    def get_learner(self) -> Profile:
        """A learner this worker may see; anybody else looks like nobody."""
        return get_object_or_404(learners_for(self.request.user), uuid=self.kwargs["uuid"])
