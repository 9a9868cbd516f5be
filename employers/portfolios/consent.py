"""The words a person agrees to when she shares.

They are kept with her consent, so a change of words is a new version.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

TEXT_VERSION = "share-1"
PURPOSE = "portfolio"


def consent_text(*, organisation: str, count: int, until: str) -> str:
    """What she reads above the button, in her language."""
    things = ngettext("%(count)d thing", "%(count)d things", count) % {"count": count}
    return _(
        "I show %(things)s to %(organisation)s until %(until)s, so that they can offer me work. "
        "Only people of %(organisation)s can see it. I see when they open it. I can take it back at any time."
    ) % {"things": things, "organisation": organisation, "until": until}
