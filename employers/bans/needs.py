"""Whoever supports a learner speaks with her when an employer she showed something to is kept away."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from employers.bans.queries import standing_bans
from lms.contracts.desk.needs import Need, register
from lms.desk.queries import spoken_about

KEY = "showed_to_banned"


def _showed_to_banned() -> Exists:
    """From the moment the entry was placed until somebody has spoken with her; what ended before counts too,
    because the firm has seen it.
    """
    bans = standing_bans().filter(organisation__shares__person=OuterRef("user"))
    spoken = spoken_about(KEY, OuterRef(OuterRef("user")), since=OuterRef("placed_at"))
    return Exists(bans.exclude(spoken))


register(
    Need(
        KEY,
        _showed_to_banned,
        _("Speak with her today"),
        1,
        words=_("An employer she showed something to is kept away from now on"),
        icon="attention",
        by_talking=True,
        told=_("An employer that no longer takes part"),
    )
)
