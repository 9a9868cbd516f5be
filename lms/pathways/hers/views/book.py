"""Her plan as a small book, to print and fold."""

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView, View

from lms.pathways.circle.queries import around
from lms.pathways.hers.views.own import OwnPlanMixin, language
from lms.pathways.paper.book import book_pdf
from lms.printing.responses import pdf_response


class BookView(OwnPlanMixin, TemplateView):
    """How it is printed and folded, and what is not on it."""

    template_name = "lms_pathways/hers/book.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, plan=self.plan)


class BookPrintView(OwnPlanMixin, View):
    """`whole`: with everything that is to do."""

    whole = False

    def get(self, request: HttpRequest) -> HttpResponse:
        people = around(self.pathway).open
        return pdf_response(
            request,
            lambda: book_pdf(self.plan, people, language=language(), whole=self.whole),
            "book.pdf",
        )
