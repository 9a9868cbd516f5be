"""A course as a learner would have it, drafts included, for whoever writes it. Nothing of it is kept."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from wagtail.models import Page

from courses.activities.contract import NOT_OF_THIS_QUESTION
from courses.attempts.actions import marked
from courses.attempts.errors import AnswerRefused
from courses.attempts.models import Answer
from courses.attempts.rules import needed_right
from courses.catalogue.body import PublishedStep, publish_steps
from courses.catalogue.glossary import Word
from courses.catalogue.queries import html_of
from courses.catalogue.tapping import Tapping
from courses.pages.models import CoursePage, LessonPage, ModulePage
from courses.pages.outline import below
from courses.player.asking import AskedQuestion, asked_question, question_with, state_in_words
from courses.player.lesson import Part, text_part, ways_on
from courses.player.quiz import MarkedRow
from courses.questions.drafts import drafts_of
from courses.questions.models import QuestionVersion
from courses.questions.queries import language_read
from lms.blocks.destinations import named
from lms.blocks.translations import languages_of
from lms.core.contexts import fields_of


@dataclass(frozen=True)
class Stop:
    """A lesson, or the test of a module, on the way through a course."""

    page: Any
    title: str

    @property
    def is_test(self) -> bool:
        return isinstance(self.page, ModulePage)


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedResult:
    """How a test that was tried would be marked."""

    rows: list[MarkedRow]
    right: int
    count: int
    needed: int
    passed: bool


def course_around(page: Any) -> Any:
    return page.get_ancestors(inclusive=True).type(CoursePage).specific().get()


def way_through(course: Any) -> list[tuple[str, list[Stop]]]:
    """Title and stops of every module, each as it was written last; without what was taken back."""
    found: dict[str, tuple[Any, list[Stop]]] = {}
    for page in below([course]):
        if not page.live and page.first_published_at:
            continue
        newest = page.get_latest_revision_as_object()
        if isinstance(page, ModulePage):
            found[page.path] = (newest, [])
        elif above := found.get(page.path[: -Page.steplen]):
            above[1].append(Stop(newest, newest.title))
    return [
        (module.title, [*stops, *([Stop(module, module.title)] if module.quiz_questions.exists() else [])])
        for module, stops in found.values()
    ]


def stop_after(course: Any, page: Any) -> Stop | None:
    stops = [stop for _title, stops in way_through(course) for stop in stops]
    number = next((number for number, stop in enumerate(stops) if stop.page.pk == page.pk), len(stops))
    return stops[number + 1] if number + 1 < len(stops) else None


# ── a lesson ────────────────────────────────────────────────────────────────────────────────────────────────
def steps_of(lesson: LessonPage) -> tuple[list[PublishedStep], dict[UUID, QuestionVersion]]:
    """The steps as they would be published, and what they ask, as it was written last."""
    versions: dict[UUID, QuestionVersion] = {}

    def finished(questions: Collection[UUID | str], *, language: str) -> set[UUID]:
        versions.update(drafts_of(questions, language=language))
        return set(versions)

    steps = publish_steps(lesson, lesson.translation_key, languages_of(lesson), can_be_asked=finished)
    return steps, versions


def parts_of(
    step: PublishedStep,
    versions: dict[UUID, QuestionVersion],
    *,
    language: str,
    tried: Answer | None,
    words: Sequence[Word] = (),
) -> Iterator[Part]:
    """The blocks of a step from top to bottom, with the question that was tried marked, and the words of the
    course tappable.
    """
    tapping = Tapping(words, language=language, here=language)
    for number, block in enumerate(step.blocks, start=1):
        version = versions.get(UUID(block["question"])) if "question" in block else None
        if version is None:
            leads = named(block.get("leads_to", ""))
            shown, own = html_of(block), block.get("language", language)
            if isinstance(shown, str) and own == language:
                shown = tapping.tappable(shown, place=str(number))
            yield text_part(own, shown, ways_on([leads], language=language).get(leads, "") if leads else "")
            continue
        answer = tried if tried and tried.question == version.question else None
        question = asked_question(version, answer)
        if question:
            asked = replace(question, feedback_id=f"feedback-{version.question}")
            yield Part(language=question.language, question=asked)


def try_answer(version: QuestionVersion | None, posted: dict[str, list[Any]]) -> Answer:
    """What was chosen, marked and not saved. Raises AnswerRefused."""
    kind = version.activity_type if version else None
    if version is None or kind is None:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    return Answer(**fields_of(marked(version, kind.parse(body=version.body, posted=posted))))


# ── a test ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_of(module: ModulePage) -> list[QuestionVersion]:
    """Its questions as they were written last, each once; without those that are not finished."""
    keys = [row.question.translation_key for row in module.quiz_questions.all()]
    found = drafts_of(keys, language=module.locale.language_code)
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def answers_sent(versions: list[QuestionVersion], sent: str) -> dict[UUID, Answer]:
    """What the page carries of the questions before: what is no answer is none."""
    try:
        given = json.loads(sent or "{}")
    except ValueError:
        return {}
    answers = {}
    for version in versions if isinstance(given, dict) else ():
        if str(version.question) not in given:
            continue
        try:
            answers[version.question] = Answer(**fields_of(marked(version, given[str(version.question)])))
        except (AnswerRefused, TypeError, ValueError, KeyError, AttributeError):
            continue
    return answers


def carried(answers: dict[UUID, Answer]) -> str:
    return json.dumps({str(question): answer.response for question, answer in answers.items()})


def question_of_test(version: QuestionVersion, answer: Answer | None) -> AskedQuestion | None:
    """Nothing of it says whether the answer is right."""
    return question_with(version, answer.response if answer else None)


def result_of(
    module: ModulePage, versions: list[QuestionVersion], answers: dict[UUID, Answer]
) -> TriedResult:
    rows = []
    for number, version in enumerate(versions, start=1):
        answer, kind = answers.get(version.question), version.activity_type
        right = bool(answer and answer.is_correct)
        rows.append(
            MarkedRow(
                number=number,
                text=version.said["text"],
                language=language_read(version),
                answer=answer.described(version) if answer else [],
                template=kind.answered_template if kind else None,
                right=right,
                state=state_in_words(answer),
                why=version.said_after["why"] if right else version.said_after["hint"],
            )
        )
    count, needed = sum(row.right for row in rows), needed_right(len(rows), module.pass_percent)
    return TriedResult(rows=rows, right=count, count=len(rows), needed=needed, passed=count >= needed)
