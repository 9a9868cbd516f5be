"""Lessons for a room of learners: which there are, on the wall, and on paper."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override
from django.views.generic import TemplateView, View

from courses.catalogue.models import Lesson
from courses.desk.lesson_sheets import answer_sheet, worksheet
from courses.desk.lessons import languages_of_lesson, lesson_shown, lesson_taught_by, taught_by
from lms.core.languages import site_languages
from lms.core.numbers import sent_number
from lms.core.texts import name_of
from lms.desk.frame import DeskMixin
from lms.printing.responses import pdf_response


class LessonsView(DeskMixin, TemplateView):
    """The lessons of her groups. `?in=` chooses the language in which they are shown and printed."""

    template_name = "courses/desk/lessons.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        codes = [code for code, _name in site_languages()]
        asked = self.request.GET.get("in", "")
        language = asked if asked in codes else self.request.LANGUAGE_CODE
        return super().get_context_data(
            **kwargs,
            courses=taught_by(self.request.user),
            language=language,
            tongues=[(code, name_of(code)) for code in codes],
        )


class OneLessonMixin:
    """A lesson that is taught to her learners, in the language that is asked for where it has it."""

    lesson: Lesson

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = lesson_taught_by(request.user, kwargs["uuid"])
        if found is None:
            raise Http404
        self.lesson, there = found, languages_of_lesson(found)
        if not there:
            raise Http404
        wanted = [request.GET.get("in", ""), request.LANGUAGE_CODE]
        self.language = next((code for code in wanted if code in there), there[0])


class WorksheetView(OneLessonMixin, View):
    """On paper, with room to write."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return pdf_response(request, lambda: worksheet(lesson_shown(self.lesson, language=self.language)))


class AnswersView(OneLessonMixin, View):
    """What is right, for whoever teaches."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        def make() -> bytes:
            return answer_sheet(lesson_shown(self.lesson, language=self.language, with_answers=True))

        return pdf_response(request, make)


class WallView(OneLessonMixin, TemplateView):
    """One thing of the lesson at a time, large: `?at=` counts them, `?answer=1` shows what is right. No name
    stands on it, of a learner or of whoever shows it.
    """

    template_name = "courses/desk/wall.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with override(self.language):
            response = super().dispatch(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked_for = bool(self.request.GET.get("answer"))
        shown = lesson_shown(self.lesson, language=self.language, with_answers=asked_for)
        at = min(sent_number(self.request.GET.get("at", ""), most=9_999) or 0, len(shown.parts))
        part = shown.parts[at - 1] if at else None
        return super().get_context_data(
            **kwargs,
            title=shown.title,
            part=part,
            at=at,
            count=len(shown.parts),
            shows_answer=asked_for and bool(part and part.number),
            previous_url=self._at(at - 1) if at else "",
            next_url=self._at(at + 1) if at < len(shown.parts) else "",
            answer_url=self._at(at, answer=1) if part and part.number and not asked_for else "",
            close_url=f"{reverse('teaching:lessons')}?{urlencode({'in': self.language})}",
        )

    def _at(self, number: int, **more: int) -> str:
        return f"?{urlencode({'at': number, 'in': self.language, **more})}"
