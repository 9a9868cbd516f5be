"""Reading what learners wrote or handed in, and saying how it is."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from courses.attempts.handed_in import files_about
from courses.attempts.marking import criteria_of, mark_answer, take_mark_back, waiting_answers
from courses.attempts.models import Answer
from courses.attempts.rules import may_mark
from courses.desk.access_kinds import WORK
from courses.desk.forms.marking import MarkForm
from courses.desk.marking import just_marked, to_read, waiting_beside
from courses.desk.marking_list import MarkingListing
from lms.desk.frame import DeskMixin, LearnerMixin
from lms.listing.views import ExportView, ListMixin
from lms.safety.http.media import stored_upload
from lms.safety.http.recording import RECORDS
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once, was_sent


class MarkingView(ListMixin, DeskMixin, TemplateView):
    template_name = "courses/desk/marking.html"
    listing_class = MarkingListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, marked=just_marked(self.request.user))


class MarkingExportView(ExportView):
    listing_class = MarkingListing


class AssessedMixin(LearnerMixin):
    """Only for those who assess her: to everybody else there is nothing here, and nothing is logged."""

    access_kind, menu_place = WORK, "marking"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_mark(request.user, self.get_learner().user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class MarkView(OnceMixin, AssessedMixin, FormView):
    """One answer, with what to look for. What has been read by somebody meanwhile is not here any more."""

    form_class = MarkForm
    template_name = "courses/desk/mark.html"
    done_words = gettext_lazy("It is saved. She reads it on her home page.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        learner = self.get_learner()
        answers = Answer.objects if was_sent(request) else waiting_answers()
        self.answer = get_object_or_404(
            answers.filter(enrolment__person=learner.user_id).select_related(
                "version", "enrolment__course", "enrolment__person__profile"
            ),
            pk=kwargs["answer"],
        )
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "criteria": criteria_of(self.answer)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows, count, later = waiting_beside(self.request.user, self.answer)
        return super().get_context_data(
            **kwargs,
            person=self.profile,
            answer=to_read(self.answer),
            rows=rows,
            count=count,
            next_url=later,
            **{RECORDS: True},
        )

    def create(self, form: MarkForm, submission: Submission) -> str:
        mark_answer(self.answer, form.said(), by=self.request.user)
        return reverse("teaching:marking")


class MarkUndoView(AssessedMixin, View):
    """A mark that was a mistake: the answer waits again."""

    def post(self, request: HttpRequest, uuid: UUID, answer: int) -> HttpResponse:
        found = get_object_or_404(
            Answer.objects.filter(enrolment__person=self.profile.user_id, marker=request.user), pk=answer
        )
        return done_once(
            request,
            partial(take_mark_back, found, by=request.user),
            back_to=reverse("teaching:marking"),
            words=_("Taken back. The answer waits again."),
        )


class AnswerFileView(AssessedMixin, View):
    """What she handed in, for those who mark it."""

    def get(self, request: HttpRequest, uuid: UUID, file: UUID) -> HttpResponseBase:
        row = get_object_or_404(files_about(self.profile.user), uuid=file)
        return stored_upload(request, row.file)
