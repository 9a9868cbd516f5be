"""From one live page to the published structure: its rows and its texts.

The first language in which a page is published is its source: it alone decides about steps, order and rules.
Every other language writes only texts. Whatever disappears is retired, never deleted. When a page is taught
at all, and where, is told by all pages together: courses.catalogue.following.
"""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from courses.catalogue.addresses import where_learners_read
from courses.catalogue.body import PublishedStep, publish_steps
from courses.catalogue.finishing import finish_of_page, stored_finish
from courses.catalogue.glossary import publish_words
from courses.catalogue.models import (
    Course,
    Lesson,
    LessonText,
    Module,
    ModuleCompetence,
    PracticeTask,
    Published,
    Quiz,
    Step,
    StepActivity,
)
from courses.catalogue.opens import opens_of_page
from courses.catalogue.pages import (
    AbstractCoursePage,
    AbstractLessonPage,
    AbstractModulePage,
    CatalogueFields,
)
from courses.questions.queries import askable
from lms.blocks.languages import Languages
from lms.blocks.page_links import leading
from lms.blocks.pictures import suggest_only_what_was_described
from lms.blocks.renditions import made
from lms.blocks.translations import languages_of
from lms.core.locking import lock

COVER_FILTER = "fill-640x400|format-webp|webpquality-70"


@transaction.atomic
def publish_structure(page: CatalogueFields) -> Published | None:
    """Write what `page`, which is live, teaches: nothing of it is counted anew.

    Returns the row, or None when what it hangs under is not published yet.
    """
    if isinstance(page, AbstractCoursePage):
        return _publish_course(page)
    if isinstance(page, AbstractModulePage):
        return _publish_module(page)
    if isinstance(page, AbstractLessonPage):
        return _publish_lesson(page)
    raise TypeError(f"{type(page).__name__} is not a page of the catalogue.")


def _short_texts(page: Any, said: Languages) -> dict[str, Any]:
    """What is still the source's is left out: it is read there, as it is now."""
    is_source = said.original is None
    texts: dict[str, Any] = {"title": page.title, "summary": page.summary}
    texts = {name: words for name, words in texts.items() if is_source or (words and said.is_own(name))}
    if isinstance(page, AbstractModulePage):
        objectives = [
            row for row in page.objectives.all() if said.is_own(f"objectives.{row.translation_key}")
        ]
        if objectives or is_source:
            texts["objectives"] = [row.text for row in objectives]
            texts["objective_keys"] = [str(row.translation_key) for row in objectives]
    cover = made(page.cover, COVER_FILTER) if page.cover and (texts or is_source) else None
    if cover:
        texts |= {"cover": cover.url, "cover_alt": suggest_only_what_was_described(page.cover)}
    return texts


def _write(
    model: type[Published], page: Any, *, parent: dict[str, Any], facts: dict[str, Any]
) -> tuple[Any, bool, Languages]:
    """Create or update the row of `page`; (row, whether this page is its source, what its texts are in)."""
    language = page.locale.language_code
    first_facts = {"source_language": language, "version": 0, **parent}
    row, _created = model.objects.get_or_create(uuid=page.translation_key, defaults=first_facts)
    lock(row)  # and with it what hangs under it: practice tasks, test, steps
    is_source = row.source_language == language
    said = languages_of(page, row.source_language)
    texts = _short_texts(page, said)
    row.texts = {**row.texts, language: texts} if texts else _without(row.texts, language)
    row.version += 1
    changed = {"retired_at": None, "page_id": page.pk, **parent, **facts} if is_source else {}
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=["texts", "version", *changed])
    return row, is_source, said


def _without(texts: dict[str, Any], language: str) -> dict[str, Any]:
    return {code: words for code, words in texts.items() if code != language}


def _keep(row: Any, *changed: str) -> None:
    """Write what hangs under a row that is locked: a new one whole, of one that stands what changed."""
    if row._state.adding:
        row.save(force_insert=True)
    else:
        row.save(update_fields=changed)


def _publish_course(page: Any) -> Course:
    before = Course.objects.filter(uuid=page.translation_key).values_list("opens", flat=True).first() or {}
    facts = {"visible_outside": page.visible_outside, "opens": opens_of_page(page).stored()}
    course, is_source, said = _write(Course, page, parent={}, facts=facts)
    if is_source and course.opens != before:
        course.modules.update(version=F("version") + 1)  # what is kept of them by version says when they open
    publish_words(course, page, said)
    return course


def _publish_module(page: Any) -> Module | None:
    course = Course.objects.filter(uuid=page.get_parent().translation_key).first()
    if course is None:
        return None
    facts = {
        "hours": page.hours,
        "visible_outside": page.visible_outside,
        "disciplines": [row.discipline for row in page.disciplines.all()],
        "opens": opens_of_page(page).stored(),
        "finish": stored_finish(finish_of_page(page)),
    }
    module, is_source, said = _write(Module, page, parent={"course": course}, facts=facts)
    _write_practice(module, page, said, is_source=is_source)
    if is_source:
        _write_competences(module, page)
        _write_quiz(module, page)
    return module


def _write_competences(module: Module, page: Any) -> None:
    module.taught.all().delete()
    seen: set[int] = set()
    for position, row in enumerate(page.competences.all()):
        if row.competence_id not in seen:
            seen.add(row.competence_id)
            ModuleCompetence.objects.create(
                module=module, competence_id=row.competence_id, level_id=row.level_id, position=position
            )


def _write_practice(module: Module, page: Any, said: Languages, *, is_source: bool) -> None:
    """The tasks an assessor watches for; other languages only add their words to tasks that exist.

    A task's uuid is made of the module's and the author's row, so that a copied module never shares tasks
    with its original.
    """
    language = page.locale.language_code
    existing = {task.uuid: task for task in module.practice_tasks.all()}
    for position, row in enumerate(page.practice.all()):
        own = uuid.uuid5(module.uuid, str(row.key))
        task = existing.pop(own, None) or existing.pop(row.key, None)  # the older ones are the row's own
        if task is None and not is_source:
            continue
        task = task or PracticeTask(uuid=own, module=module, source_language=language)
        words = {"text": row.text} if said.is_own(f"practice.{row.translation_key}") else {}
        task.texts = {**task.texts, language: words} if words else _without(task.texts, language)
        if is_source:
            task.position, task.competence_id, task.retired_at = position, row.competence_id, None
        _keep(task, "texts", "position", "competence", "retired_at")
    if is_source:
        PracticeTask.objects.filter(pk__in=[task.pk for task in existing.values()], retired_at=None).update(
            retired_at=timezone.now()
        )


#: What publishing writes of a test.
QUIZ = (
    "questions",
    "asked_count",
    "taught_in",
    "pass_percent",
    "attempts_allowed",
    "version",
    "retired_at",
)


def _write_quiz(module: Module, page: Any) -> None:
    """The test with what can be asked now, each question once: of a test nobody can pass there is none."""
    rows = list(page.quiz_questions.select_related("question", "taught_by"))
    listed = [row.question.translation_key for row in rows]
    can_be_asked = askable(listed, language=page.locale.language_code)
    questions = [str(question) for question in dict.fromkeys(listed) if question in can_be_asked]
    quiz = Quiz.objects.filter(module=module).first() or Quiz(
        module=module, uuid=uuid.uuid5(module.uuid, "quiz"), version=0
    )
    quiz.questions = questions
    quiz.taught_in = {
        str(row.question.translation_key): str(row.taught_by.translation_key) for row in rows if row.taught_by
    }
    quiz.asked_count = page.questions_asked
    quiz.pass_percent = page.pass_percent
    quiz.attempts_allowed = page.attempts_allowed
    quiz.version += 1
    quiz.retired_at = None if questions else timezone.now()
    if questions or quiz.pk:
        _keep(quiz, *QUIZ)


def _publish_lesson(page: Any) -> Lesson | None:
    module = Module.objects.select_related("course").filter(uuid=page.get_parent().translation_key).first()
    if module is None:
        return None
    facts = {
        "minutes": page.minutes,
        "sample": page.sample,
        "may_skip": page.may_skip,
        "instead_of": page.instead_of.translation_key if page.instead_of else None,
    }
    lesson, is_source, said = _write(Lesson, page, parent={"module": module}, facts=facts)
    with leading(where_learners_read):
        steps = publish_steps(page, lesson.uuid, said)
    if is_source:
        _write_steps(lesson, steps)
    _write_text(lesson, page.locale.language_code, steps)
    return lesson


def _write_steps(lesson: Lesson, steps: list[PublishedStep]) -> None:
    now = timezone.now()
    existing = {step.uuid: step for step in lesson.steps.prefetch_related("activities")}
    for position, published in enumerate(steps):
        step = existing.pop(published.uuid, None) or Step(uuid=published.uuid, lesson=lesson)
        step.position = position
        step.completion = published.completion
        step.retired_at = None
        _keep(step, "position", "completion", "retired_at")
        _write_activities(step, [uuid.UUID(question) for question in published.questions])
    for gone in existing.values():
        if gone.retired_at is None:
            gone.retired_at = now
            gone.save(update_fields=["retired_at"])


def _write_activities(step: Step, questions: list[uuid.UUID]) -> None:
    if step.questions == questions:
        return
    step.activities.all().delete()
    StepActivity.objects.bulk_create(
        [
            StepActivity(step=step, question=question, position=position)
            for position, question in enumerate(questions)
        ]
    )


def _write_text(lesson: Lesson, language: str, steps: list[PublishedStep]) -> None:
    LessonText.objects.update_or_create(
        lesson=lesson,
        language=language,
        defaults={
            "version": lesson.version,
            "body": [step.stored() for step in steps],
            "size": sum(step.size for step in steps),
            "published_at": timezone.now(),
        },
    )
