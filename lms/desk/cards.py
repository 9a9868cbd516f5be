"""New cards, for the page that shows them once."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_info

from lms.accounts import codes
from lms.accounts.actions import IssuedCard
from lms.submissions.actions import keep_to_show
from lms.submissions.models import Submission


def keep_cards(submission: Submission, issued: list[IssuedCard]) -> str:
    """The address of the page that shows these new cards once."""
    keep_to_show(submission, [_shown(card) for card in issued])
    return reverse("desk:cards_made", args=[submission.uuid])


def _shown(issued: IssuedCard) -> dict[str, Any]:
    profile = issued.card.profile
    return {
        "handle": profile.handle,
        "number": issued.card.number,
        "code": codes.grouped(issued.code),
        "language": get_language_info(profile.language)["name_local"].capitalize(),
        "payload": f"{issued.card.uuid}:{issued.code}",
    }
