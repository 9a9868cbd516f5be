"""No employer is found fit, for the first time or again, while it is, or may be, one that is kept away."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.bans.queries import Match, matches_of_employers
from lms.organisations.conditions import Condition, register
from lms.organisations.models import Organisation


@register
class KeptAway(Condition):
    key = "kept_away"
    title = gettext_lazy("Kept away")

    def address(self, employer: Organisation) -> str:
        stopping = _stopping(employer)
        return reverse("bans_desk:ban", args=[stopping[0].ban.uuid]) if stopping else ""

    def missing(self, employer: Organisation) -> list[str]:
        return [
            (_("It is %(name)s, which is kept away.") if match.is_same else _("It is close to %(name)s."))
            % {"name": match.ban.name}
            for match in _stopping(employer)
        ]


def _stopping(employer: Organisation) -> list[Match]:
    return [match for _place, match in matches_of_employers([employer]) if match.stops]
