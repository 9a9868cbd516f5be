"""A course as it is taught now, with its texts in one language: the same for everybody who takes it.

It is kept in each process under the versions of all its parts and is given out uncopied, so nothing of it can
be changed, and nothing of a person is in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import get_language

from courses.catalogue.finishing import Finish, finish_of, there_in
from courses.catalogue.models import Lesson, Module, Published, Quiz, Step
from courses.catalogue.opens import Opens, opens_of
from lms.core.shared import shared_uncopied


@dataclass(frozen=True)
class TaughtStep:
    pk: int
    uuid: UUID
    questions: tuple[UUID, ...]


@dataclass(frozen=True)
class TaughtLesson:
    """One of at least one step; `cover` is the address of its picture, or ""."""

    pk: int
    uuid: UUID
    title: str
    cover: str
    minutes: int
    steps: tuple[TaughtStep, ...]
    may_skip: bool = False
    is_hers_alone: bool = False


@dataclass(frozen=True)
class TaughtQuiz:
    pk: int
    uuid: UUID
    question_count: int
    attempts_allowed: int


@dataclass(frozen=True)
class TaughtModule:
    pk: int
    uuid: UUID
    title: str
    cover: str
    lessons: tuple[TaughtLesson, ...]
    quiz: TaughtQuiz | None
    opens: Opens
    finish: Finish = field(default_factory=Finish)
    #: How much it has of what its author asks for.
    there: Mapping[str, int] = field(default_factory=dict)


#: What is taught, in order, each with its version: publishing, ordering and retiring change what this says.
#: By hand for the same reason as courses.progress.queries.STANDING (decision 16).
VERSIONS = """
    SELECT module.id, module.version, quiz.id, quiz.version, lesson.id, lesson.version
    FROM courses_module module
    LEFT JOIN courses_quiz quiz ON quiz.module_id = module.id AND quiz.retired_at IS NULL
    LEFT JOIN courses_lesson lesson ON lesson.module_id = module.id AND lesson.retired_at IS NULL
    WHERE module.course_id = %s AND module.retired_at IS NULL
    ORDER BY module.position, module.id, lesson.position, lesson.id
"""


def taught_in(course: int) -> tuple[TaughtModule, ...]:
    """The modules of the course with this id that have something to do, in the active language.

    One query; more once a process, after something was published.
    """
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS, [course])
        versions = tuple(cursor.fetchall())
    key = ("taught", get_language(), versions)
    return shared_uncopied(key, lambda: _read(versions)) if versions else ()


def _read(versions: tuple[tuple, ...]) -> tuple[TaughtModule, ...]:
    modules = Module.objects.select_related("course").in_bulk({row[0] for row in versions})
    quizzes = Quiz.objects.in_bulk({row[2] for row in versions if row[2]})
    lessons = Lesson.objects.in_bulk({row[4] for row in versions if row[4]})
    steps: dict[int, list[TaughtStep]] = {}
    rows = Step.objects.current().filter(lesson__in=lessons).order_by("position", "pk")
    for step in rows.prefetch_related("activities"):
        steps.setdefault(step.lesson_id, []).append(TaughtStep(step.pk, step.uuid, tuple(step.questions)))
    found = []
    for pk, module in _in_order(versions, 0, modules):
        quiz = next((quizzes[row[2]] for row in versions if row[0] == pk and row[2]), None)
        own = [row for row in versions if row[0] == pk]
        taught = tuple(
            TaughtLesson(
                **_texts_of(lesson),
                minutes=lesson.minutes,
                steps=tuple(steps[lesson.pk]),
                may_skip=lesson.may_skip,
                is_hers_alone=lesson.is_hers_alone,
            )
            for _pk, lesson in _in_order(own, 4, lessons)
            if lesson.pk in steps
        )
        finish, percent = finish_of(module.finish), quiz.pass_percent if quiz else 0
        found.append(
            TaughtModule(
                **_texts_of(module),
                lessons=taught,
                quiz=_quiz(quiz) if quiz else None,
                opens=opens_of(module.opens, module.course.opens),
                finish=finish,
                there=there_in(module.pk, finish, lessons=len(taught), percent=percent),
            )
        )
    return tuple(module for module in found if module.lessons or module.quiz)


def _quiz(quiz: Quiz) -> TaughtQuiz:
    return TaughtQuiz(quiz.pk, quiz.uuid, quiz.question_count, quiz.attempts_allowed)


def _in_order(versions: Any, column: int, rows: dict[int, Any]) -> list[tuple[int, Any]]:
    keys = dict.fromkeys(row[column] for row in versions)
    return [(key, rows[key]) for key in keys if key in rows]


def _texts_of(row: Published) -> dict[str, Any]:
    return {"pk": row.pk, "uuid": row.uuid, "title": row.title, "cover": row.text_in("cover")}
