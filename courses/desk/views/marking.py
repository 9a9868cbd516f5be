"""Reading what learners wrote or handed in, and saying how it is."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from courses.attempts.handed_in import files_about
from courses.attempts.marking import criteria_of, mark_answer, settle, take_mark_back, take_reading_back
from courses.attempts.models import Answer
from courses.attempts.rules import may_mark
from courses.attempts.two_readers import READERS, readings_of
from courses.attempts.waiting import waiting_answers
from courses.desk.access_kinds import WORK
from courses.desk.forms.marking import MarkForm, SettleForm
from courses.desk.marking import just_marked, mark_url, to_read, waiting_beside
from courses.desk.marking_list import MarkingListing
from courses.desk.two_readers import read_as_first, two_readers
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
        worker = self.request.user
        return super().get_context_data(**kwargs, marked=just_marked(worker), read=read_as_first(worker))


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
    """One answer, with what to look for. What has been read by somebody meanwhile is not here any more. Where
    two read it, whoever has said hers sees what the other said, and one of them settles what they differ in.
    """

    template_name = "courses/desk/mark.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        learner = self.get_learner()
        answers = Answer.objects if was_sent(request) else waiting_answers()
        self.answer = get_object_or_404(
            answers.filter(enrolment__person=learner.user_id).select_related(
                "version", "enrolment__course", "enrolment__person__profile"
            ),
            pk=kwargs["answer"],
        )
        self.two = two_readers(self.answer, request.user, learner=learner.uuid)
        return super().dispatch(request, *args, **kwargs)

    @property
    def reads(self) -> bool:
        return self.two is None or self.two.reads

    def get_form_class(self) -> type[MarkForm] | type[SettleForm]:
        return MarkForm if self.reads else SettleForm

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"criteria": criteria_of(self.answer)} if self.reads else {"answer": self.answer}
        return {**super().get_form_kwargs(), **more}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows, count, later = waiting_beside(self.request.user, self.answer)
        return super().get_context_data(
            **kwargs,
            person=self.profile,
            answer=to_read(self.answer),
            answer_id=self.answer.pk,
            two=self.two,
            rows=rows,
            count=count,
            next_url=later,
            **{RECORDS: self.reads},
        )

    def create(self, form: MarkForm | SettleForm, submission: Submission) -> str:
        if isinstance(form, SettleForm):
            settle(self.answer, **form.cleaned_data, by=self.request.user)
        else:
            mark_answer(self.answer, form.said(), by=self.request.user)
        waits_for_one_word = len(readings_of(self.answer)) >= READERS and self.answer.waits
        return mark_url(self.answer) if waits_for_one_word else reverse("teaching:marking")

    @property
    def done_words(self) -> str:
        self.answer.refresh_from_db(fields=["marking_state"])
        if not self.answer.waits:
            return _("It is saved. She reads it on her home page.")
        if len(readings_of(self.answer)) >= READERS:
            return _("It is saved. You two do not say the same: look at both.")
        return _("It is saved. She is told when a second person has read it.")


class MarkUndoView(AssessedMixin, View):
    """A mark that was a mistake: the answer waits again. Of what she said as one of two, the same."""

    def post(self, request: HttpRequest, uuid: UUID, answer: int) -> HttpResponse:
        hers = Q(marker=request.user) | Q(
            pk__in=waiting_answers().order_by().values("pk"), readings__by=request.user
        )
        found = get_object_or_404(
            Answer.objects.filter(hers, enrolment__person=self.profile.user_id).distinct(), pk=answer
        )
        take = take_reading_back if found.waits else take_mark_back
        return done_once(
            request,
            partial(take, found, by=request.user),
            back_to=reverse("teaching:marking"),
            words=_("Taken back. The answer waits again."),
        )


class AnswerFileView(AssessedMixin, View):
    """What she handed in, for those who mark it."""

    def get(self, request: HttpRequest, uuid: UUID, file: UUID) -> HttpResponseBase:
        row = get_object_or_404(files_about(self.profile.user), uuid=file)
        return stored_upload(request, row.file)
