"""The words she agrees to when an employer may open an agreement."""

from django.utils.translation import gettext as _

TEXT_VERSION = "place-1"
PURPOSE = "placement"


def consent_text(*, organisation: str, until: str) -> str:
    """What she reads above the button, in her language."""
    return _(
        "%(organisation)s may read this agreement until %(until)s: who signs it there, and who works beside"
        " me. They see no name of mine and nothing else. I can take it back at any time."
    ) % {"organisation": organisation, "until": until}
