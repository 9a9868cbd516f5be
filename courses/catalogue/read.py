"""A lesson as it is read now, in one language: the same for everybody who reads it.

Like the course as it is taught (courses.catalogue.taught) it is kept in each process under its versions and
is given out uncopied, so nothing of it can be changed, and nothing of a person is in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import get_language

from courses.catalogue.addresses import words_from_a_step
from courses.catalogue.glossary import Word, words_of
from courses.catalogue.models import Step
from courses.catalogue.opens import Opens, opens_of
from courses.catalogue.queries import ReadBlock, step_in, steps_of_lesson
from courses.catalogue.tapping import Tapping
from lms.core.shared import shared_uncopied


@dataclass(frozen=True, slots=True)
class ReadStep:
    pk: int
    uuid: UUID
    is_retired: bool
    questions: tuple[UUID, ...]
    blocks: tuple[ReadBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLesson:
    """`steps` are all of its steps, retired ones too; `opens` is when its module does."""

    uuid: UUID
    title: str
    source_language: str
    language: str
    module: UUID
    module_title: str
    course: UUID
    steps: tuple[ReadStep, ...]
    opens: Opens
    may_skip: bool


def lesson_as_read(lesson: int, *, lesson_version: int, module_version: int) -> ReadLesson:
    """The lesson with this id, which has steps, in the active language."""
    language = get_language()
    return shared_uncopied(
        ("lesson-read", lesson, lesson_version, module_version, language),
        lambda: _read(
            steps_of_lesson(lesson, lesson_version=lesson_version, module_version=module_version), language
        ),
    )


def _read(steps: list[Step], language: str | None) -> ReadLesson:
    lesson = steps[0].lesson
    here = language or lesson.source_language
    course = lesson.module.course
    words = words_of(course.pk, source=course.source_language)
    return ReadLesson(
        uuid=lesson.uuid,
        title=lesson.title,
        source_language=lesson.source_language,
        language=here,
        module=lesson.module.uuid,
        module_title=lesson.module.title,
        course=lesson.module.course.uuid,
        opens=opens_of(lesson.module.opens, course.opens),
        may_skip=lesson.may_skip,
        steps=tuple(
            ReadStep(
                step.pk,
                step.uuid,
                step.retired_at is not None,
                tuple(step.questions),
                tuple(_tappable(step_in(lesson, step.uuid, here), words, step, here=here)),
            )
            for step in steps
        ),
    )


def _tappable(
    blocks: Iterable[ReadBlock], words: Sequence[Word], step: Step, *, here: str
) -> Iterator[ReadBlock]:
    """With the words of the course tappable in every text, each in its language. What is asked stays as it
    is: no word tells an answer.
    """
    url = words_from_a_step(step.lesson.module.course.uuid, step.uuid) if words else ""
    tapping: dict[str, Tapping] = {}
    for number, block in enumerate(blocks, start=1):
        if not words or not block.html or not isinstance(block.html, str):
            yield block
            continue
        if block.language not in tapping:
            tapping[block.language] = Tapping(words, language=block.language, here=here, all_words_url=url)
        yield replace(block, html=tapping[block.language].tappable(block.html, place=str(number)))
