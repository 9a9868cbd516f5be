from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from lms.core.texts import name_here
from lms.network.desk.forms.tables import AnswerWordsForm, SpeakForm
from lms.network.desk.frame import TableMixin, language_to_write
from lms.network.desk.views.tables import TableStepView
from lms.network.tables import actions, rules
from lms.network.tables.models import TableAnswer, TableAnswerWords, TableQuestion
from lms.network.tables.queries import ANSWERS_ON_A_PAGE, answers_to, questions_of
from lms.network.tables.shown import ShownAnswer, paragraphs, reading_languages, who
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


def question_page(question: TableQuestion) -> str:
    return reverse("network_desk:table_question", args=[question.table.uuid, question.position])


class QuestionView(OnceMixin, TableMixin, FormView):
    """One question and its answers, so many on a page, with the newest page first to answer on."""

    template_name = "lms_network/desk/table_question.html"
    form_class = SpeakForm
    done_words = gettext_lazy("It lies on the table.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.must_read()
        self.question: TableQuestion = get_object_or_404(
            self.table.questions.select_related("table"), position=kwargs["position"]
        )

    def get_initial(self) -> dict[str, Any]:
        return {"language": self.request.LANGUAGE_CODE}

    def create(self, form: SpeakForm, submission: Submission) -> str:
        actions.answer(self.question, by=self.request.user, seat=self.own_seat(), **form.cleaned_data)
        return question_page(self.question)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = Paginator(answers_to(self.question), ANSWERS_ON_A_PAGE)
        page = pages.get_page(self.request.GET.get("page"))
        reads, seat = reading_languages(self.seat), self.seat
        return super().get_context_data(
            **kwargs,
            question=self.question,
            questions=questions_of(self.table),
            page=page,
            answers=[ShownAnswer.of(row, reads) for row in page],
            appears_as=who(seat.party) if seat else "",
            can_speak=bool(seat and rules.can_speak(self.request.user, seat)),
        )


class AnswerWordsView(OnceMixin, TableMixin, FormView):
    """An answer in one more language, beside what was said."""

    template_name = "lms_network/desk/answer_words.html"
    form_class = AnswerWordsForm
    done_words = gettext_lazy("Saved as a first draft. A second person reads it beside what was said.")

    @property
    def answer(self) -> TableAnswer:
        self.must_read()
        found = TableAnswer.objects.filter(question__table=self.table, stopped_at=None, is_away=False)
        found = found.select_related("question__table", "party").prefetch_related("words")
        return get_object_or_404(found, uuid=self.kwargs["answer"])

    def _words(self) -> TableAnswerWords | None:
        code = language_to_write(self.answer, self.kwargs["language"])
        return next((each for each in self.answer.words.all() if each.language == code), None)

    def get_initial(self) -> dict[str, Any]:
        words = self._words()
        return {"text": words.text if words else ""}

    def create(self, form: AnswerWordsForm, submission: Submission) -> str:
        answer = self.answer
        actions.translate_answer(
            answer,
            self.kwargs["language"],
            by=self.request.user,
            seat=self.own_seat(),
            text=form.cleaned_data["text"],
        )
        return question_page(answer.question)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        answer, words = self.answer, self._words()
        seat = self.own_seat()
        return super().get_context_data(
            **kwargs,
            title=_("In this language: %(language)s") % {"language": name_here(self.kwargs["language"])},
            back=question_page(answer.question),
            who=who(answer.party),
            said=paragraphs(answer.text, answer.language),
            words=words,
            can_check=bool(words and rules.can_check_words(self.request.user, words, seat)),
        )


class CheckWordsView(TableStepView):
    words = gettext_lazy("Noted: a second person has read it.")

    def do(self, data: dict[str, Any]) -> None:
        found = TableAnswerWords.objects.filter(answer__question__table=self.table)
        words = get_object_or_404(found, uuid=self.kwargs["words"])
        actions.check_answer_words(words, by=self.request.user, seat=self.own_seat())
