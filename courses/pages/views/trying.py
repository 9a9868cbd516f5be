from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import Page

from courses.attempts.errors import AnswerRefused
from courses.catalogue.glossary import words_of_draft
from courses.catalogue.models import asked_of
from courses.catalogue.pages import CatalogueFields
from courses.pages import trying
from courses.pages.models import CoursePage, LessonPage
from courses.pages.rules import may_write
from lms.core.contexts import fields_of
from lms.core.links import Link
from lms.core.numbers import sent_number
from lms.core.permissions import permit


def address_of(page: Any) -> str:
    return reverse("courses_try", args=[page.pk])


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStop:
    """A lesson or a test, and where it can be tried."""

    title: str
    is_test: bool
    url: str


@dataclass(frozen=True, slots=True)
class ShownModule:
    title: str
    stops: list[ShownStop]


def _shown_stop(stop: trying.Stop) -> ShownStop:
    return ShownStop(title=stop.title, is_test=stop.is_test, url=address_of(stop.page))


class TryView(View):
    """A course, one of its lessons or a test as a learner would have it. What is answered is marked and
    shown, and kept nowhere but in the page.
    """

    #: No way out in here: it would end the author's session (lms.safety.leaving.ways_out).
    is_preview = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(page, CatalogueFields):
            raise Http404
        permit(may_write(request.user, page))
        self.page = page.get_latest_revision_as_object()
        self.course = trying.course_around(page)
        self.outside = {
            "back_url": f"{reverse('courses_outline')}#page-{page.pk}",
            "said": _("You are trying this as a learner. Nothing is kept."),
            "back": _("Back to the outline"),
            "language_here": get_language(),
        }
        with override(page.locale.language_code):
            return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        if isinstance(self.page, CoursePage):
            way = [
                ShownModule(title, [_shown_stop(stop) for stop in stops])
                for title, stops in trying.way_through(self.course)
            ]
            return self.shown("course", title=self.page.title, summary=self.page.summary, way=way)
        if isinstance(self.page, LessonPage):
            return self.step(_number(request.GET.get("step", "")))
        versions = trying.test_of(self.page)
        if not versions:
            return self.end()
        count = len(versions)
        asked = asked_of(count, self.page.questions_asked)
        return self.shown("test", title=self.page.title, count=count, asked=asked)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        if isinstance(self.page, LessonPage):
            return self.step(_number(request.POST.get("step", "")), dict(request.POST.lists()))
        if isinstance(self.page, CoursePage):
            raise Http404
        return self.test()

    def step(self, number: int, posted: dict[str, list[Any]] | None = None) -> HttpResponse:
        steps, versions = trying.steps_of(self.page)
        if number > len(steps):
            return self.end()
        tried, error, asked = None, "", (posted or {}).get("question", [""])[0]
        if posted is not None:
            version = next((each for key, each in versions.items() if str(key) == asked), None)
            try:
                tried = trying.try_answer(version, posted)
            except AnswerRefused as refused:
                error = str(refused.message)
        step = steps[number - 1]
        parts = trying.parts_of(
            step,
            versions,
            language=self.page.locale.language_code,
            tried=tried,
            words=words_of_draft(self.course.get_latest_revision_as_object()),
        )
        here = address_of(self.page)
        return self.shown(
            "step",
            title=self.page.title,
            parts=[*parts],
            error=error,
            error_at=asked,
            number=number,
            count=len(steps),
            marks=["done"] * (number - 1) + ["now"] + ["later"] * (len(steps) - number),
            previous_url=f"{here}?step={number - 1}" if number > 1 else "",
            next_url=f"{here}?step={number + 1}",
        )

    def test(self) -> HttpResponse:
        versions = trying.test_of(self.page)
        posted = dict(self.request.POST.lists())
        answers = trying.answers_sent(versions, self.request.POST.get("tried", ""))
        number, go, error = _number(self.request.POST.get("number", "")), self.request.POST.get("go"), ""
        if go == "next" and number <= len(versions):
            version = versions[number - 1]
            try:
                answers[version.question] = trying.try_answer(version, posted)
                number += 1
            except AnswerRefused as refused:
                error = str(refused.message)
        elif go == "back":
            number = max(1, number - 1)
        if number > len(versions):
            result = trying.result_of(self.page, versions, answers)
            return self.shown("result", **fields_of(result), next=self.next())
        version = versions[number - 1]
        return self.shown(
            "question",
            title=self.page.title,
            question=trying.question_of_test(version, answers.get(version.question)),
            tried=trying.carried(answers),
            number=number,
            count=len(versions),
            error=error,
        )

    def end(self) -> HttpResponse:
        return self.shown("end", title=self.page.title, next=self.next())

    def next(self) -> ShownStop | None:
        stop = trying.stop_after(self.course, self.page)
        return _shown_stop(stop) if stop else None

    def shown(self, what: str, **context: Any) -> HttpResponse:
        context = {
            **context,
            "what": what,
            "outside": self.outside,
            "here": address_of(self.page),
            "course": Link(self.course.title, address_of(self.course)),
        }
        return TemplateResponse(self.request, "courses_pages/try.html", context).render()


def _number(given: str) -> int:
    """Of a step or a question, from 1; one that is too large leads to the end."""
    return sent_number(given, least=1, most=9_999) or 1
