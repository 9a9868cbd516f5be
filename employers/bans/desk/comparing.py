"""The small form beside two firms that may be one, on whichever page it stands."""

from collections.abc import Iterable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from employers.bans.actions import compare
from employers.bans.queries import Match
from lms.core.responses import see_other
from lms.submissions.views import done_once

#: What somebody says who compared the firm with one that is kept away.
ANSWERS = ("same", "different")
LONGEST = 300


def compare_posted(request: HttpRequest, matches: Iterable[Match], *, back_to: str) -> HttpResponse:
    """What was said about one of `matches`, if it is still what was seen on the page."""
    words = request.POST.get("words", "").strip()[:LONGEST]
    asked = (request.POST.get("ban"), request.POST.get("firm"))
    match = next((each for each in matches if (str(each.ban.uuid), str(each.firm)) == asked), None)
    if match is None:
        return see_other(back_to)
    if request.POST.get("seen") != match.seen:
        messages.error(request, _("What is alike has changed. Compare it once more."))
        return see_other(back_to)
    if not words:
        messages.error(request, _("Say in one sentence what you see."))
        return see_other(back_to)
    do = partial(compare, match, is_same=request.POST["decision"] == "same", by=request.user, words=words)
    return done_once(request, do, back_to=back_to, words=_("Noted. The firm does not learn of it."))
