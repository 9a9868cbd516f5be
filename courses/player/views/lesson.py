from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from courses.attempts.actions import answer_step
from courses.attempts.errors import AnswerRefused
from courses.attempts.handed_in import told_files_of
from courses.attempts.models import Answer
from courses.attempts.queries import newest_answers
from courses.catalogue.models import Lesson
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import enrolment_in
from courses.player.asking import sent_answer, with_file
from courses.player.course_map import practise_rows, what_next
from courses.player.lesson import PRACTISE, StepPlace, feedback_id, map_url, next_url, place_of, step_page
from courses.player.views.closed import closed_at, closed_here
from courses.player.views.withdrawn import not_here_now
from courses.progress.actions import leave_out, see_step
from courses.progress.queries import course_state, has_been_in, resume_step
from lms.core.contexts import fields_of
from lms.core.links import Link
from lms.core.responses import go_on
from lms.safety.http.media import stored_upload


def _goes_on(request: HttpRequest) -> bool:
    """Whether she went on: whatever was sent beside *Go on*, what she chose is not answered once more.

    *Next* stands in a form without a question.
    """
    return "skip" in request.POST or ("action" in request.POST and "version" not in request.POST)


class StepView(TemplateView):
    """A step, and the answer to its question. Works the same with and without JavaScript."""

    template_name = "courses/player/step.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        place = place_of(request.user, kwargs["uuid"])
        if place is None and not has_been_in(request.user, steps__uuid=kwargs["uuid"]):
            raise Http404
        if place is None or not place.position.is_taught:
            return not_here_now(request)
        if place.step.is_retired:  # retired while she was in it: her lesson goes on beside it
            return redirect("player:lesson", uuid=place.lesson.uuid)
        self.place: StepPlace = place
        return closed_at(request, place) or super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        practises = self.request.GET.get(PRACTISE, "")
        return {
            **super().get_context_data(**kwargs),
            **fields_of(step_page(self.place, practises=practises)),
        }

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        if "without" not in request.POST and self.place.step.questions and not _goes_on(request):
            return self._answer(request)
        if "without" in request.POST and self.place.lesson.may_skip:
            leave_out(self.place.enrolment, self.place.row.lesson)
            return go_on(request, reverse("player:lesson_done", args=[self.place.lesson.uuid]))
        see_step(self.place.enrolment, self.place.row)
        return go_on(request, next_url(self.place))

    def _answer(self, request: HttpRequest) -> HttpResponse:
        place, sent = self.place, None
        try:
            sent = sent_answer(request, place.step.questions)
            sent = with_file(request, sent, partial(self._answered, sent.version.question))
            answer_step(
                place.enrolment,
                place.row,
                sent.version,
                response=sent.response,
                idempotency_key=sent.idempotency_key,
                file=sent.file,
            )
        except AnswerRefused as refused:
            page = step_page(place, sent=sent, error=str(refused.message))
            return self.render_to_response(fields_of(page), status=refused.status)
        here = reverse("player:step", args=[place.step.uuid])
        return go_on(request, f"{here}#{feedback_id(place, sent.version.question)}")

    def _answered(self, question: UUID) -> Answer | None:
        """Her last answer to this question."""
        place = self.place
        return newest_answers(place.position.enrolment, place.step.pk, place.step.questions).get(question)


class AnswerFileView(View):
    """What she handed in, or what was said of it by voice. Nobody else's is here."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        row = get_object_or_404(told_files_of(request.user), uuid=uuid)
        return stored_upload(request, row.file)


def _lesson_of_hers(request: HttpRequest, uuid: UUID) -> tuple[Lesson, Enrolment | None]:
    """With her enrolment; None when the lesson is withdrawn from her. Any other lesson is a 404."""
    lesson = get_object_or_404(Lesson.objects.select_related("module__course"), uuid=uuid)
    enrolment = enrolment_in(request.user, lesson.module.course_id)
    if enrolment is None and not has_been_in(request.user, uuid=uuid):
        raise Http404
    return lesson, enrolment if lesson.is_taught else None


class LessonView(View):
    """Leads to the step at which she goes on."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        lesson, enrolment = _lesson_of_hers(request, uuid)
        if enrolment is None:
            return not_here_now(request)
        if closed := closed_here(request, enrolment, lesson.module):
            return closed
        step, _number, _count = resume_step(enrolment, lesson)
        return redirect("player:step", uuid=step.uuid) if step else redirect("player:home")


class LessonDoneView(TemplateView):
    """The end of a lesson: what comes next. Steps she went past without an answer are named, not hidden."""

    template_name = "courses/player/lesson_done.html"

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        lesson, enrolment = _lesson_of_hers(request, uuid)
        if enrolment is None:
            return not_here_now(request)
        if closed := closed_here(request, enrolment, lesson.module):
            return closed
        state = course_state(enrolment)
        module = next((module for module in state.modules if module.module.pk == lesson.module_id), None)
        own = (
            next((entry for entry in module.lessons if entry.lesson.pk == lesson.pk), None)
            if module
            else None
        )
        if module is None or own is None:  # it has no step
            return redirect("player:home")
        to_practise = [row for row in state.to_practise if row.lesson == lesson.pk]
        context = self.get_context_data(
            lesson=Link(lesson.title, reverse("player:lesson", args=[lesson.uuid])),
            module=Link(lesson.module.title, map_url(lesson.module.course.uuid, lesson.module.uuid)),
            done=own.is_done,
            missing=own.total - own.done,
            marks=["done" if entry.is_done else "later" for entry in module.lessons],
            lessons_done=sum(entry.is_done for entry in module.lessons),
            lessons_total=len(module.lessons),
            practise=practise_rows(to_practise, state),
            objectives=lesson.module.text_in("objectives") if module.lessons_are_done else [],
            next=what_next(state),
        )
        return self.render_to_response(context)
