from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.accounts.pin_gate import pin_gate_is_open
from lms.concerns.enums import What
from lms.concerns.kinds import Thing
from lms.concerns.views.telling import Telling
from lms.contacts.queries import contacts_for
from lms.messaging.guidance.queries import legal_notes_for
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import current_memberships


class OwnTellView(Telling):
    """In her own pages, without her PIN: to say it must be easy. So what only her PIN opens is not named."""

    template_name = "lms/concerns/tell.html"
    ways = {
        "danger": _("I am not safe, or somebody else is not"),
        "money": _("Somebody wants money or my papers"),
        "respect": _("Somebody does not treat me with respect"),
        "other": _("Something else is not right"),
    }

    asked = _("What happened, in a few words")

    def known_to(self) -> list[Organisation]:
        """Where she learns is asked first about what has no page of its own."""
        return [] if self.about else self._learns_in()

    def may_name(self, thing: Thing) -> bool:
        return not thing.is_private or pin_gate_is_open(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        countries = {organisation.country for organisation in self._learns_in()}
        language, is_danger = get_language() or "en", kwargs.get("what") == What.DANGER
        return super().get_context_data(
            **kwargs,
            contacts=contacts_for(countries, language=language) if is_danger else [],
            legal_notes=legal_notes_for(countries, language=language),
        )

    def _learns_in(self) -> list[Organisation]:
        return [
            membership.organisation
            for membership in current_memberships(self.request.user)
            if membership.role == Role.LEARNER
        ]
