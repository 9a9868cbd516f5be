from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views import View

from lms.core import distress
from lms.services.finding.asked import OPENS_SECONDS, Asked, sealed, unsealed
from lms.services.finding.queries import look
from lms.services.forms.find import FindForm
from lms.services.needs.enums import Need
from lms.services.tallies.actions import count_in_vain
from lms.services.views.page import asked_before, find_page


class FindView(View):
    """The form, and what was found: at one address, so that none holds what somebody looks for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return find_page(request, FindForm())

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        asked = self._asked(request)
        if asked is None:
            return find_page(request, FindForm(), over=True)
        found = look(asked)
        is_new = "found" not in request.POST  # not gone back to, nor read in another language
        if asked.words and not found.count and is_new:
            count_in_vain(asked.words)
        typed = request.POST.get("words", "")
        if "again" in request.POST and not distress.is_told_in(typed):
            return HttpResponseRedirect(reverse("services:again", args=[sealed(asked)]), status=303)
        return find_page(request, FindForm.of(asked), found, typed=typed)

    def _asked(self, request: HttpRequest) -> Asked | None:
        if "found" not in request.POST:
            return FindForm(request.POST).asked()
        asked = asked_before(request)
        if asked is None:
            return None
        if "without" in request.POST:
            return asked.without(request.POST["without"])
        if request.POST.get("instead", "") in Need.values:
            return replace(asked.without("words"), need=request.POST["instead"])
        return replace(asked, page=_page(request.POST["page"])) if "page" in request.POST else asked


class AgainView(FindView):
    """What was found, for a browser without a script: sealed in an address that opens for as long as the
    search of the whole website does. Another language is asked for there, with the ticks.
    """

    def get(self, request: HttpRequest, sealed: str = "") -> HttpResponse:
        asked = unsealed(sealed, seconds=OPENS_SECONDS)
        if asked is None:
            return find_page(request, FindForm(), over=True)
        return find_page(request, FindForm.of(asked), look(asked))


def _page(typed: str) -> int:
    """The first one where it is no number. One that is not there becomes the last (`look`)."""
    try:
        return int(typed[:6])
    except ValueError:
        return 1
