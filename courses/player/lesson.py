"""One step of a lesson as she sees it: the shared text, and her own state merged in."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from courses.attempts.queries import newest_answers, right_once
from courses.catalogue.models import Lesson, Step
from courses.catalogue.queries import ReadBlock, steps_of_lesson
from courses.catalogue.read import ReadLesson, ReadStep, lesson_as_read
from courses.enrolments.models import Enrolment
from courses.player.asking import AskedQuestion, Sent, asked_question
from courses.player.breath import breath_here
from courses.player.languages import Notice, notice_of
from courses.progress.queries import StepPosition, position_at
from courses.questions.queries import shown_version
from lms.contracts import destination
from lms.contracts.destination import Named
from lms.contracts.neutral_help import HelpPage
from lms.core.kept_addresses import address
from lms.core.links import Link
from lms.core.people import Person

#: In the address of a step: the question to be asked anew.
PRACTISE = "practise"


@dataclass
class StepPlace:
    """Where she stands: the step, the steps of its lesson as it is now, and what she has done of them.

    Her enrolment, and the step to write for, when they are asked for.
    """

    lesson: ReadLesson
    step: ReadStep
    position: StepPosition
    person: Person

    @cached_property
    def enrolment(self) -> Enrolment:
        return Enrolment.objects.get(pk=self.position.enrolment)

    @cached_property
    def row(self) -> Step:
        position = self.position
        rows = steps_of_lesson(
            position.lesson, lesson_version=position.lesson_version, module_version=position.module_version
        )
        return next(row for row in rows if row.pk == self.step.pk)

    @cached_property
    def steps(self) -> list[ReadStep]:
        return [step for step in self.lesson.steps if not step.is_retired]

    @cached_property
    def number(self) -> int:
        return self.steps.index(self.step) + 1

    @property
    def previous(self) -> ReadStep | None:
        return self.steps[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> ReadStep | None:
        return self.steps[self.number] if self.number < len(self.steps) else None

    @property
    def marks(self) -> list[str]:
        return [
            "now" if step is self.step else "done" if step.pk in self.position.done else "later"
            for step in self.steps
        ]


def place_of(person: Person, step_id: uuid.UUID) -> StepPlace | None:
    """None when there is no such step or it is in no course of hers: both are the same 404.

    A retired step leads to its lesson.
    """
    position = position_at(person, step_id)
    if position is None:
        return None
    lesson = lesson_as_read(
        position.lesson, lesson_version=position.lesson_version, module_version=position.module_version
    )
    step = next(step for step in lesson.steps if step.uuid == step_id)
    return StepPlace(lesson, step, position, person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A question where its author put it, or what stands together between two of them, in one language."""

    language: str
    blocks: Sequence[SafeString] = ()
    question: AskedQuestion | None = None


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """She may go on without the lesson, or do one of `instead`."""

    instead: list[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPage:
    """Everything the page of a step shows. `question` is the one question of a step that asks no more;
    `records`: she may record her voice here; `scripts` are those of its questions.
    """

    lesson: Link
    module: Link
    number: int
    count: int
    marks: list[str]
    parts: list[Part]
    questions: list[AskedQuestion]
    question: AskedQuestion | None
    notice: Notice | None
    previous_url: str
    next_url: str
    form_error: str
    error_at: uuid.UUID | None
    breath: HelpPage | None
    records: bool
    scripts: list[str]
    leave_out: LeaveOut | None


def step_page(
    place: StepPlace, *, sent: Sent | None = None, error: str = "", practises: str = ""
) -> StepPage:
    """`sent` and `error` keep what she had answered when it could not be saved. `practises` is the uuid of a
    question that she asked to be asked anew.
    """
    lesson, previous = place.lesson, place.previous
    blocks = place.step.blocks
    led = ways_on([block.leads_to for block in blocks], language=lesson.language, person=place.person)
    parts = _parts(blocks, _questions(place, sent, practises), led)
    questions = [part.question for part in parts if part.question]
    return StepPage(
        lesson=Link(lesson.title, address("player:lesson", lesson.uuid)),
        module=Link(lesson.module_title, map_url(lesson.course, lesson.module)),
        number=place.number,
        count=len(place.steps),
        marks=place.marks,
        parts=parts,
        questions=questions,
        question=questions[0] if len(questions) == 1 else None,
        notice=notice_of([part.language for part in parts]),
        previous_url=address("player:step", previous.uuid) if previous else "",
        next_url=next_url(place),
        form_error=error,
        error_at=sent.version.question if sent else questions[0].uuid if questions else None,
        breath=breath_here(),
        records=any(question.records for question in questions),
        scripts=list(dict.fromkeys(question.script for question in questions if question.script)),
        leave_out=_leave_out(place) if lesson.may_skip else None,
    )


def _leave_out(place: StepPlace) -> LeaveOut | None:
    """None once the lesson stands as done."""
    if all(step.pk in place.position.done for step in place.steps):
        return None
    others = Lesson.objects.current().filter(instead_of=place.lesson.uuid).order_by("position", "pk")
    return LeaveOut([Link(row.title, address("player:lesson", row.uuid)) for row in others])


def practise_url(step: uuid.UUID, question: uuid.UUID) -> str:
    """The step with the question asked anew, although it is answered."""
    return f"{address('player:step', step)}?{PRACTISE}={question}#question-{question}"


def map_of_course(course: uuid.UUID) -> str:
    return address("player:map", course)


def map_url(course: uuid.UUID, module: uuid.UUID) -> str:
    """The module's place on the map of its course."""
    return f"{map_of_course(course)}#{module}"


def next_url(place: StepPlace) -> str:
    if place.next:
        return address("player:step", place.next.uuid)
    return address("player:lesson_done", place.lesson.uuid)


def feedback_id(place: StepPlace, question: uuid.UUID) -> str:
    """Where on the page of the step the feedback to an answer stands."""
    questions = place.step.questions
    return "feedback" if len(questions) == 1 else f"feedback-{questions.index(question) + 1}"


def _questions(place: StepPlace, sent: Sent | None, practises: str) -> dict[str, AskedQuestion]:
    """What the step asks, by uuid, in order. What is not published or not installed is not asked."""
    step, lesson, enrolment = place.step, place.lesson, place.position.enrolment
    answers = newest_answers(enrolment, step.pk, step.questions)
    all_right = all(answer.is_correct for answer in answers.values())
    right = set() if all_right else right_once(enrolment, step.pk)
    found = {}
    for uuid_ in step.questions:
        version = shown_version(uuid_, language=lesson.language, fallback=lesson.source_language)
        again = practises == str(uuid_)
        answer = None if again else answers.get(uuid_)
        question = asked_question(version, answer, sent=sent, was_right=uuid_ in right) if version else None
        if question:
            found[str(uuid_)] = replace(
                question,
                practises=again and uuid_ in answers,
                practise_url=practise_url(step.uuid, uuid_),
                form_id=f"question-{uuid_}",
                feedback_id=feedback_id(place, uuid_),
            )
    return found


def text_part(language: str, *blocks: object) -> Part:
    """Of blocks as they were rendered and cleaned at publishing; a contact is as it is now."""
    html = tuple(mark_safe(str(block)) for block in blocks)  # noqa: S308 - made safe at publishing
    return Part(language=language, blocks=html)


def ways_on(
    named: Iterable[Named | None], *, language: str, person: Person | None = None
) -> dict[Named, SafeString]:
    """What blocks lead to, as it is now: for a learner what she gets to, for an author all of it."""
    wanted = [each for each in named if each]
    places = destination.told(wanted, language=language, person=person) if wanted else {}
    return {
        name: render_to_string("courses/catalogue/leads_to.html", {"place": place})
        for name, place in places.items()
        if place.url or person is None
    }


def _parts(
    blocks: Iterable[ReadBlock], questions: Mapping[str, AskedQuestion], led: Mapping[Named, SafeString]
) -> list[Part]:
    """The page from top to bottom: blocks that stand together, and questions where the author put them.

    A question that the text does not place, because it is older or of another language, stands at the end.
    """
    parts: list[Part] = []
    waiting = dict(questions)
    shown = [block for block in blocks if not block.question or block.question in questions]
    for together, standing in groupby(shown, key=lambda block: (block.question, block.language)):
        question_id, language = together
        if not question_id:
            parts.append(text_part(language, *_shown(standing, led)))
        elif question_id in waiting:
            question = waiting.pop(question_id)
            parts.append(Part(language=question.language, question=question))
    return [*parts, *(Part(language=asked.language, question=asked) for asked in waiting.values())]


def _shown(blocks: Iterable[ReadBlock], led: Mapping[Named, SafeString]) -> Iterator[object]:
    """What each says, and under it what it leads to."""
    for block in blocks:
        if block.html or not block.leads_to:
            yield block.html
        if block.leads_to and block.leads_to in led:
            yield led[block.leads_to]
