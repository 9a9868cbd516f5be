"""Reading what learners wrote, and saying how it is."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from courses.attempts.marking import mark_answer, waiting_answers
from courses.attempts.models import Answer
from courses.attempts.rules import may_mark
from courses.desk.access_kinds import WORK
from courses.desk.forms.marking import MarkForm
from courses.desk.marking import to_read, waiting_for
from lms.desk.frame import DeskMixin, LearnerMixin
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, was_sent


class MarkingView(DeskMixin, TemplateView):
    template_name = "courses/desk/marking.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, rows=waiting_for(self.request.user))


class MarkView(OnceMixin, LearnerMixin, FormView):
    """One answer, with what to look for. What has been read by somebody meanwhile is not here any more."""

    access_kind = WORK
    form_class = MarkForm
    template_name = "courses/desk/mark.html"
    done_words = gettext_lazy("It is saved. She reads it on her home page.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        learner = self.get_learner()
        if not may_mark(request.user, learner.user):
            raise Http404
        answers = Answer.objects if was_sent(request) else waiting_answers()
        self.answer = get_object_or_404(
            answers.filter(enrolment__person=learner.user_id).select_related("version", "enrolment__course"),
            pk=kwargs["answer"],
        )
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=self.profile, answer=to_read(self.answer))

    def create(self, form: MarkForm, submission: Submission) -> str:
        said = form.cleaned_data
        mark_answer(self.answer, by=self.request.user, state=said["state"], comment=said["comment"])
        return reverse("teaching:marking")
