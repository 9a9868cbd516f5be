from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views import View

from lms.services.finding.asked import Asked
from lms.services.finding.queries import look
from lms.services.forms.find import FindForm
from lms.services.tallies.actions import count_in_vain
from lms.services.views.page import asked_before, in_danger, page


class FindView(View):
    """The form, and what was found: at one address, so that none holds what somebody looks for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return page(request, "find_page", {"form": FindForm(), **in_danger()})

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = self._asked(request)
        if asked is None:
            return page(request, "find_page", {"form": FindForm(), "over": True, **in_danger()})
        found = look(asked)
        if asked.words and not found.count:
            count_in_vain(asked.words)
        said = {"form": FindForm.of(asked), "asked": found.asked, "found": found}
        return page(request, "find_page", {**said, **in_danger(request.POST.get("words", ""))})

    def _asked(self, request: HttpRequest) -> Asked | None:
        if "found" not in request.POST:
            return FindForm(request.POST).asked()
        asked = asked_before(request)
        if asked is None:
            return None
        if "without" in request.POST:
            return asked.without(request.POST["without"])
        number = request.POST.get("page", "")
        return replace(asked, page=int(number)) if number.isdecimal() and len(number) < 6 else asked
