from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.jobs.views import JobFileMixin, JobPageMixin
from lms.network.collection.actions import order_book
from lms.network.desk.forms.book import BookForm
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class BookView(OnceMixin, DeskMixin, FormView):
    """All practices, or some of them, as one PDF with contents and an index."""

    template_name = "lms_network/desk/book.html"
    form_class = BookForm

    def get_initial(self) -> dict[str, Any]:
        return {"language": self.request.LANGUAGE_CODE}

    def create(self, form: BookForm, submission: Submission) -> str:
        job = order_book(
            by=self.request.user,
            language=form.cleaned_data["language"],
            practices=list(form.cleaned_data["practices"]),
        )
        return reverse("network_desk:book_job", args=[job.uuid])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            title=_("Make a book"),
            lead=_(
                "One PDF with contents, an index and the published questions. It is made beside the pages."
            ),
            back=reverse("network_desk:practices"),
            back_to=_("Good practices"),
        )


class BookJobView(JobPageMixin, DeskMixin, TemplateView):
    """How far a book is."""

    file_url_name = "network_desk:book_file"

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return see_other("network_desk:book_job", uuid=self.begin_anew().uuid)


class BookFileView(JobFileMixin, View):
    """The book, for whoever asked for it."""
