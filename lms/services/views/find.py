from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views import View

from lms.services.finding.asked import Asked
from lms.services.finding.queries import look
from lms.services.forms.find import FindForm
from lms.services.tallies.actions import count_in_vain
from lms.services.views.page import asked_before, find_page


class FindView(View):
    """The form, and what was found: at one address, so that none holds what somebody looks for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return find_page(request, FindForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = self._asked(request)
        if asked is None:
            return find_page(request, FindForm(), over=True)
        found = look(asked)
        if asked.words and not found.count:
            count_in_vain(asked.words)
        return find_page(request, FindForm.of(asked), found, typed=request.POST.get("words", ""))

    def _asked(self, request: HttpRequest) -> Asked | None:
        if "found" not in request.POST:
            return FindForm(request.POST).asked()
        asked = asked_before(request)
        if asked is None:
            return None
        if "without" in request.POST:
            return asked.without(request.POST["without"])
        return replace(asked, page=_page(request.POST.get("page", "")))


def _page(typed: str) -> int:
    """The first one where it is no number. One that is not there becomes the last (`look`)."""
    try:
        return int(typed[:6])
    except ValueError:
        return 1
