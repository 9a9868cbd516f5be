"""Practices on paper, a few at a time; the whole collection is made on the desk (lms.network.collection)."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views import View

from lms.network.collection.book import few_pdf, one_pdf
from lms.network.practices.queries import public, with_all_shown
from lms.network.practices.shelf import Shelf
from lms.network.practices.shown import ShownPractice
from lms.network.views.practices import chosen, ticked
from lms.printing.responses import pdf_response

#: More are printed on the desk, beside the pages.
MOST_PRINTED = 6


class PrintPracticeView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        row = with_all_shown(public().filter(uuid=uuid)).first()
        if row is None:
            raise Http404
        language = get_language() or "en"
        practice = ShownPractice(row)
        return pdf_response(
            request, lambda: one_pdf(practice, language=language), f"practice-{practice.number}.pdf"
        )


class PrintFewView(View):
    """What is ticked; without a tick the first of what was found."""

    def get(self, request: HttpRequest) -> HttpResponse:
        uuids = ticked(request)[:MOST_PRINTED]
        found = chosen(uuids) if uuids else Shelf(request).practices[:MOST_PRINTED]
        if not found:
            raise Http404
        language = get_language() or "en"
        return pdf_response(request, lambda: few_pdf(found, language=language), "practices.pdf")
