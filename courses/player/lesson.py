"""One step of a lesson as she sees it: the shared text, and her own state merged in."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from courses.attempts.queries import newest_answers, right_once
from courses.catalogue.models import Module, Step
from courses.catalogue.queries import step_in, steps_of_lesson
from courses.enrolments.models import Enrolment
from courses.player.asking import Sent, asked_question
from courses.player.languages import notice_of
from courses.progress.queries import StepPosition, position_at
from courses.questions.queries import shown_version
from lms.core.kept_addresses import address
from lms.core.people import Person

#: In the address of a step: the question to be asked anew.
PRACTISE = "practise"


@dataclass
class StepPlace:
    """Where she stands: the step, the steps of its lesson as it is now, and what she has done of them.

    Her enrolment when it is asked for.
    """

    step: Step
    steps: list[Step]
    position: StepPosition

    @cached_property
    def enrolment(self) -> Enrolment:
        return Enrolment.objects.get(pk=self.position.enrolment)

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
            "now" if step == self.step else "done" if step.pk in self.position.done else "later"
            for step in self.steps
        ]


def place_of(person: Person, step_id: uuid.UUID) -> StepPlace | None:
    """None when there is no such step or it is in no course of hers: both are the same 404.

    A retired step leads to its lesson.
    """
    position = position_at(person, step_id)
    if position is None:
        return None
    steps = steps_of_lesson(
        position.lesson, lesson_version=position.lesson_version, module_version=position.module_version
    )
    step = next(step for step in steps if step.uuid == step_id)
    return StepPlace(step, [step for step in steps if step.retired_at is None], position)


def step_context(
    place: StepPlace, *, sent: Sent | None = None, error: str = "", practises: str = ""
) -> dict[str, Any]:
    """Everything the page of a step shows.

    `sent` and `error` keep what she had answered when it could not be saved. `practises` is the uuid of a
    question that she asked to be asked anew.
    """
    lesson = place.step.lesson
    language = get_language() or lesson.source_language
    blocks = step_in(lesson, place.step.uuid, language)
    parts = _parts(blocks, _questions(place, language, sent, practises))
    questions = [part["question"] for part in parts if part["question"]]
    return {
        "lesson": {"title": lesson.title, "url": address("player:lesson", lesson.uuid)},
        "module": {"title": lesson.module.title, "url": map_url(lesson.module)},
        "step": {"number": place.number, "count": len(place.steps), "uuid": place.step.uuid},
        "marks": place.marks,
        "parts": parts,
        "questions": questions,
        "question": questions[0] if len(questions) == 1 else None,
        "notice": notice_of([part["language"] for part in parts]),
        "previous_url": address("player:step", place.previous.uuid) if place.previous else "",
        "next_url": next_url(place),
        "form_error": error,
        "error_at": sent.version.question if sent else questions[0]["uuid"] if questions else None,
    }


def practise_url(step: uuid.UUID, question: uuid.UUID) -> str:
    """The step with the question asked anew, although it is answered."""
    return f"{address('player:step', step)}?{PRACTISE}={question}#question-{question}"


def map_url(module: Module) -> str:
    """The module's place on the map of its course."""
    return f"{address('player:map', module.course.uuid)}#{module.uuid}"


def next_url(place: StepPlace) -> str:
    if place.next:
        return address("player:step", place.next.uuid)
    return address("player:lesson_done", place.step.lesson.uuid)


def feedback_id(place: StepPlace, question: uuid.UUID) -> str:
    """Where on the page of the step the feedback to an answer stands."""
    questions = place.step.questions
    return "feedback" if len(questions) == 1 else f"feedback-{questions.index(question) + 1}"


def _questions(
    place: StepPlace, language: str, sent: Sent | None, practises: str
) -> dict[str, dict[str, Any]]:
    """What the step asks, by uuid, in order. What is not published or not installed is not asked."""
    step = place.step
    answers = newest_answers(place.position.enrolment, step) if step.questions else {}
    right = (
        set()
        if all(answer.is_correct for answer in answers.values())
        else right_once(place.position.enrolment, step)
    )
    found = {}
    for uuid_ in step.questions:
        version = shown_version(uuid_, language=language, fallback=step.lesson.source_language)
        again = practises == str(uuid_)
        answer = None if again else answers.get(uuid_)
        question = asked_question(version, answer, sent=sent, was_right=uuid_ in right) if version else None
        if question:
            found[str(uuid_)] = {
                **question,
                "practises": again and uuid_ in answers,
                "practise_url": practise_url(step.uuid, uuid_),
                "form_id": f"question-{uuid_}",
                "feedback_id": feedback_id(place, uuid_),
            }
    return found


def _parts(blocks: list[dict[str, str]], questions: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The page from top to bottom: blocks that stand together, and questions where the author put them.

    A question that the text does not place, because it is older or of another language, stands at the end.
    """
    parts: list[dict[str, Any]] = []
    waiting = dict(questions)
    for block in blocks:
        if "question" in block:
            question = waiting.pop(block["question"], None)
            if question:
                parts.append(_asked(question))
            continue
        if not parts or parts[-1]["question"] or parts[-1]["language"] != block["language"]:
            parts.append({"blocks": [], "question": None, "language": block["language"]})
        html = mark_safe(block["html"])  # noqa: S308 - rendered and cleaned at publishing
        parts[-1]["blocks"].append({"kind": block["kind"], "html": html})
    return [*parts, *map(_asked, waiting.values())]


def _asked(question: dict[str, Any]) -> dict[str, Any]:
    return {"blocks": [], "question": question, "language": question["language"]}
