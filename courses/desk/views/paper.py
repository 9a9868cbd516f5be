"""Answers of a class on paper, entered in one grid."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.generic import FormView, TemplateView

from courses.attempts.paper import PaperQuestion, enter_paper, questions_on_paper
from courses.attempts.rules import assessed_by
from courses.catalogue.models import Quiz
from courses.desk.forms.paper import PaperForm
from courses.desk.views.group_people import OneGroupMixin
from courses.enrolments.models import Cohort, Enrolment
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin

#: A browser sends so many fields at once.
MOST_CELLS = 800


def tests_of(group: Cohort) -> list[Quiz]:
    """In the order of their modules."""
    given = Quiz.objects.filter(module__course=group.course_id, module__retired_at=None, retired_at=None)
    return list(given.select_related("module__course").order_by("module__position", "pk"))


def on_paper(quiz: Quiz, group: Cohort) -> list[PaperQuestion] | None:
    return questions_on_paper(quiz, language=group.language or get_language() or "")


class PaperView(OneGroupMixin, TemplateView):
    """Which test it was."""

    template_name = "courses/desk/paper.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [(quiz, on_paper(quiz, self.group) is not None) for quiz in tests_of(self.group)]
        return super().get_context_data(**kwargs, rows=rows)


class PaperGridView(OnceMixin, OneGroupMixin, FormView):
    form_class = PaperForm
    template_name = "courses/desk/paper_grid.html"
    done_words = gettext_lazy("Saved. Each reads her result as if she had done it here.")

    def get_form_kwargs(self) -> dict[str, Any]:
        found = {quiz.uuid: quiz for quiz in tests_of(self.group)}
        self.quiz = found.get(self.kwargs["quiz"])
        questions = on_paper(self.quiz, self.group) if self.quiz else None
        if questions is None:
            raise Http404
        hers = Enrolment.objects.filter(
            cohort=self.group, ended_at=None, person__in=assessed_by(self.request.user).values("user")
        )
        rows = sorted(hers.select_related("person__profile"), key=lambda row: row.person.profile.handle)
        self.questions = questions
        return {
            **super().get_form_kwargs(),
            "enrolments": rows[: MOST_CELLS // len(questions)],
            "questions": questions,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "quiz": self.quiz, "questions": self.questions}

    def create(self, form: PaperForm, submission: Submission) -> str:
        for enrolment, answers in form.entered:
            enter_paper(
                enrolment,
                self.quiz,
                answers,
                self.questions,
                by=self.request.user,
                key=submission.key,
            )
        return reverse("teaching:paper", args=[self.group.uuid])
