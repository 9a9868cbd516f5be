"""One step of a lesson as she sees it: the shared text, and her own state merged in."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from courses.attempts.models import Answer
from courses.attempts.queries import newest_answer
from courses.catalogue.models import Step
from courses.catalogue.queries import lesson_body_in, steps_of_lesson
from courses.enrolments.models import Enrolment
from courses.progress.queries import Standing, standing_at
from courses.questions.models import QuestionVersion
from courses.questions.queries import shown_version


@dataclass
class Place:
    """Where she stands: the step, the steps of its lesson as it is now, and what she has done of them.

    Her enrolment when it is asked for.
    """

    step: Step
    steps: list[Step]
    standing: Standing

    @cached_property
    def enrolment(self) -> Enrolment:
        return Enrolment.objects.get(pk=self.standing.enrolment)

    @property
    def number(self) -> int:
        return self.steps.index(self.step) + 1

    @property
    def previous(self) -> Step | None:
        return self.steps[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> Step | None:
        return self.steps[self.number] if self.number < len(self.steps) else None

    @property
    def marks(self) -> list[str]:
        return [
            "now" if step == self.step else "done" if step.pk in self.standing.done else "later"
            for step in self.steps
        ]


def place_of(person: Any, step_id: uuid.UUID) -> Place | None:
    """None when there is no such step or it is in no course of hers: both are the same 404.

    A retired step leads to its lesson.
    """
    standing = standing_at(person, step_id)
    if standing is None:
        return None
    steps = steps_of_lesson(
        standing.lesson, lesson_version=standing.lesson_version, module_version=standing.module_version
    )
    step = next(step for step in steps if step.uuid == step_id)
    return Place(step, [step for step in steps if step.retired_at is None], standing)


def step_context(place: Place, *, chosen: list[str] | None = None, error: str = "") -> dict[str, Any]:
    """Everything the page of a step shows.

    `chosen` and `error` keep what she had chosen when it could not be saved.
    """
    lesson = place.step.lesson
    language = get_language() or lesson.source_language
    here, source = lesson_body_in(lesson, language)
    text = here.get(str(place.step.uuid))
    fallback = text is None
    text = text or source.get(str(place.step.uuid)) or {"blocks": []}
    question = question_context(place, language, chosen) if place.step.question else None
    return {
        "lesson": {"title": lesson.title, "url": reverse("player:lesson", args=[lesson.uuid])},
        "module": {"title": lesson.module.title, "url": reverse("player:home")},
        "step": {"number": place.number, "count": len(place.steps), "uuid": place.step.uuid},
        "marks": place.marks,
        "blocks": [{"kind": block["kind"], "html": mark_safe(block["html"])} for block in text["blocks"]],  # noqa: S308 - rendered and cleaned at publishing
        "question": question,
        "key": uuid.uuid4(),
        "fallback_language": (
            get_language_info(lesson.source_language)["name_local"] if fallback and text["blocks"] else ""
        ),
        "fallback_code": lesson.source_language if fallback else language,
        "fallback_direction": "rtl" if lesson.source_language in settings.LANGUAGES_BIDI else "ltr",
        "previous_url": reverse("player:step", args=[place.previous.uuid]) if place.previous else "",
        "next_url": (
            reverse("player:step", args=[place.next.uuid])
            if place.next
            else reverse("player:lesson_done", args=[lesson.uuid])
        ),
        "form_error": error,
    }


def question_context(place: Place, language: str, chosen: list[str] | None = None) -> dict[str, Any] | None:
    version = shown_version(
        place.step.question, language=language, fallback=place.step.lesson.source_language
    )
    if version is None:
        return None
    answer = newest_answer(place.standing.enrolment, place.step)
    return answered_question(version, answer, chosen)


def answered_question(
    version: QuestionVersion, answer: Answer | None, chosen: list[str] | None = None
) -> dict[str, Any]:
    """The question without its key.

    With feedback in the words of the version she reads now, once she has answered.
    """
    shown = answer if chosen is None else None
    picked = set(chosen if chosen is not None else shown.response if shown else [])
    states = dict.fromkeys(picked, "right" if shown.right else "chosen") if shown else {}
    choices = [
        {**choice, "checked": choice["id"] in picked, "state": states.get(choice["id"], "")}
        for choice in version.body["choices"]
    ]
    return {
        "version": version.pk,
        "kind": version.body["kind"],
        "text": version.body["text"],
        "audio_url": version.body.get("audio_url", ""),
        "choices": choices,
        "feedback": _feedback(version, shown, choices) if shown else None,
        "answered_right": bool(shown and shown.right),
    }


def _feedback(version: QuestionVersion, answer: Answer, choices: list[dict]) -> dict[str, Any]:
    near = next((choice["id"] for choice in reversed(choices) if choice["checked"]), "")
    if answer.right:
        return {
            "tone": "right",
            "title": _("Yes, that is right"),
            "why": version.answer_key["why"],
            "hint": "",
            "near": near,
        }
    said = [
        version.answer_key["feedback"][choice]
        for choice in answer.response
        if choice in version.answer_key["feedback"]
    ]
    why = " ".join(said)
    if not why and version.body["kind"] == "multiple":
        why = _("Look again: some answers that belong are missing, or one does not belong.")
    return {
        "tone": "not-yet",
        "title": _("Not yet"),
        "why": why,
        "hint": version.answer_key["hint"],
        "near": near,
    }
