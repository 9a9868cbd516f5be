"""Her list: side by side, and on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from lms.printing.responses import pdf_response
from lms.services.finding.asked import Asked, sealed
from lms.services.finding.queries import chosen, look
from lms.services.finding.sheets import list_pdf
from lms.services.forms.find import FindForm
from lms.services.views.page import asked_before, find_page, page

SIDE_BY_SIDE = 3


class OfAList(View):
    """Asked from what was found, by its form alone; too late, or by the address alone as a change of language
    asks, the search begins anew.
    """

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("services:find")

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = asked_before(request)
        if asked is None:
            return find_page(request, FindForm(), over=True)
        return self.answer(asked)

    def answer(self, asked: Asked) -> HttpResponse:
        raise NotImplementedError


class CompareView(OfAList):
    def answer(self, asked: Asked) -> HttpResponse:
        if not 2 <= len(asked.mine) <= SIDE_BY_SIDE:
            problem = _("Tick 2 or 3 of them, then compare.")
            return find_page(self.request, FindForm.of(asked), look(asked), problem=problem)
        places = chosen(asked, most=SIDE_BY_SIDE)
        return page(
            self.request, "compare_page", {"places": places, "back": sealed(asked), "carried_by": "back"}
        )


class PrintView(OfAList):
    def answer(self, asked: Asked) -> HttpResponse:
        language = get_language() or "en"
        return pdf_response(self.request, lambda: list_pdf(asked, language=language), "list.pdf")
