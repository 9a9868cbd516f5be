"""What is not open to her yet: its address says what it waits for, and that nothing of hers is lost."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from courses.catalogue.models import Module
from courses.enrolments.models import Enrolment
from courses.player.lesson import StepPlace, map_url
from courses.progress.opening import closed_module, closed_modules
from lms.core.links import Link


def closed_here(request: HttpRequest, enrolment: Enrolment, module: Module) -> HttpResponse | None:
    """None where the module is open to her."""
    words = closed_module(enrolment, module)
    link = Link(module.title, map_url(module.course.uuid, module.uuid))
    return _says(request, link, words) if words else None


def closed_at(request: HttpRequest, place: StepPlace) -> HttpResponse | None:
    """The same of a step. Nothing is asked where its module is open to everybody, or she has done a step."""
    lesson = place.lesson
    if not lesson.opens or place.position.done:
        return None
    module = place.row.lesson.module_id
    words = closed_modules(place.enrolment, {module: lesson.opens}).get(module, [])
    link = Link(lesson.module_title, map_url(lesson.course, lesson.module))
    return _says(request, link, words) if words else None


def _says(request: HttpRequest, module: Link, words: Sequence[str]) -> HttpResponse:
    return render(request, "courses/player/closed.html", {"module": module, "words": words})
