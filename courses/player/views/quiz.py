from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from courses.attempts.actions import answer_quiz, hand_in, start_quiz
from courses.attempts.errors import AnswerRefused
from courses.attempts.models import Answer, QuizAttempt
from courses.catalogue.models import Quiz
from courses.enrolments.queries import enrolment_for_quiz, has_left
from courses.player import quiz as quiz_pages
from courses.player.asking import Sent, sent_answer, with_file
from courses.player.views.closed import closed_here
from courses.player.views.withdrawn import not_here_now
from lms.core.contexts import fields_of
from lms.core.responses import go_on, see_other
from lms.submissions.views import posted_key

#: In the address of the look at all answers: she wants to hand in, and some are empty.
ASKS = "empty"


class QuizView(TemplateView):
    """What the test is, and the button that starts it or goes on with it."""

    template_name = "courses/player/quiz_start.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.quiz = get_object_or_404(Quiz.objects.select_related("module__course"), uuid=kwargs["uuid"])
        enrolment = enrolment_for_quiz(request.user, self.quiz)
        if enrolment is None:
            if has_left(request.user, self.quiz.module.course_id):
                return not_here_now(request, is_test=True)
            raise Http404
        self.enrolment = enrolment
        if not self.quiz.is_given:
            return not_here_now(request, is_test=True)
        closed = closed_here(request, enrolment, self.quiz.module)
        return closed or super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            **fields_of(quiz_pages.start_page(self.enrolment, self.quiz)),
        }

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            attempt = start_quiz(self.enrolment, self.quiz, idempotency_key=posted_key(request) or uuid4())
        except AnswerRefused as refused:
            context = {
                **fields_of(quiz_pages.start_page(self.enrolment, self.quiz)),
                "form_error": str(refused.message),
            }
            return self.render_to_response(context, status=refused.status)
        if not attempt.questions:  # nothing of it can be asked any more: it is handed in as it is
            return see_other("player:quiz_check", attempt.uuid)
        answered = set(attempt.answers.values_list("question", flat=True))
        number = next(
            (n for n, question in enumerate(attempt.questions, start=1) if UUID(question) not in answered),
            len(attempt.questions),
        )
        return see_other("player:quiz_question", attempt.uuid, number)


class OwnAttemptView(TemplateView):
    """A page of one of her own tries; anybody else's is a 404. `handed_in` says which tries belong here.

    The result of one that is handed in is hers, whatever becomes of the test.
    """

    handed_in = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        attempts = QuizAttempt.objects.select_related("quiz__module__course", "enrolment").filter(
            enrolment__person=request.user
        )
        self.attempt = get_object_or_404(attempts, uuid=kwargs["uuid"])
        self.quiz = self.attempt.quiz
        if bool(self.attempt.handed_in_at) != self.handed_in:
            return see_other(
                "player:quiz_check" if self.handed_in else "player:quiz_result", self.attempt.uuid
            )
        if not self.handed_in and not self.quiz.is_given:
            return not_here_now(request, is_test=True)
        return super().dispatch(request, *args, **kwargs)


class QuizQuestionView(OwnAttemptView):
    template_name = "courses/player/quiz_question.html"

    def page(self, *, sent: Sent | None = None, error: str = "") -> quiz_pages.QuestionPage:
        page = quiz_pages.question_page(
            self.attempt, self.quiz, self.kwargs["number"], sent=sent, error=error
        )
        if page is None:
            raise Http404
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **fields_of(self.page())}

    def post(self, request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
        page, sent = self.page(), None
        try:
            sent = sent_answer(request, [page.question.uuid] if page.question else [])
            sent = with_file(request, sent, partial(self._answered, sent.version.question))
            answer_quiz(
                self.attempt,
                sent.version,
                response=sent.response,
                idempotency_key=sent.idempotency_key,
                file=sent.file,
            )
        except AnswerRefused as refused:
            refusal = self.page(sent=sent, error=str(refused.message))
            return self.render_to_response(fields_of(refusal), status=refused.status)
        if number < page.count:
            return go_on(request, reverse("player:quiz_question", args=[self.attempt.uuid, number + 1]))
        return go_on(request, reverse("player:quiz_check", args=[self.attempt.uuid]))

    def _answered(self, question: UUID) -> Answer | None:
        return self.attempt.answers.select_related("version").filter(question=question).first()


class QuizCheckView(OwnAttemptView):
    """All her answers at one look; POST hands them in. With empty ones it asks first, once."""

    template_name = "courses/player/quiz_check.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = quiz_pages.check_page(self.attempt, self.quiz)
        asks = page.empty and ASKS in self.request.GET
        return {**super().get_context_data(**kwargs), **fields_of(page), "asks": asks}

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        if "anyway" not in request.POST and quiz_pages.check_page(self.attempt, self.quiz).empty:
            asks = f"{reverse('player:quiz_check', args=[self.attempt.uuid])}?{ASKS}=1"
            return go_on(request, asks)
        hand_in(self.attempt)
        return go_on(request, reverse("player:quiz_result", args=[self.attempt.uuid]))


class QuizResultView(OwnAttemptView):
    template_name = "courses/player/quiz_result.html"
    handed_in = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            **fields_of(quiz_pages.result_page(self.attempt, self.quiz)),
        }
