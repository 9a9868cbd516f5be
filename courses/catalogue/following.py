"""The published structure follows the state of the pages: which are live, under which page they stand, in
which order.

Wagtail's signals only say that something may have changed. What is taught is read from the pages as they are
now, so every way to the same pages ends in the same structure (decision 38).
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.catalogue.actions import publish_structure
from courses.catalogue.circles import untie
from courses.catalogue.events import StructureChanged
from courses.catalogue.glossary import forget_words
from courses.catalogue.models import Course, Lesson, LessonText, Module, PracticeTask, Published
from courses.catalogue.pages import AbstractCoursePage, AbstractModulePage, CatalogueFields
from lms.contracts import event
from lms.core.locking import lock
from lms.safety.outside.seen import published


@transaction.atomic
def follow(page: Any) -> Published | None:
    """Make the structure what the pages say, after something happened to `page`, which may be gone.

    Returns the row, or None when nothing of it is taught: it is not live in any language, or what it hangs
    under was never published.
    """
    model = _model_of(page)
    language = page.locale.language_code
    live = spoken(page)
    before = model.objects.filter(uuid=page.translation_key).first()
    taught_in = {_course_of(before)} if before else set()
    row: Any = publish_structure(live[language]) if language in live else None
    row = row or before
    if row is None:
        return None
    _forget_languages(row, set(live))
    _stand_or_retire(row, live.get(row.source_language))
    if before is None:
        _follow_waiting(page, row)
    if language == row.source_language:
        _order_beside(row)
        taught_in.add(_course_of(row))
        if not isinstance(row, Lesson):
            untie(row.uuid)
        for course in sorted(taught_in, key=lambda course: course.pk):
            event.emit(StructureChanged(course))
    return row


def spoken(page: Any) -> dict[str, CatalogueFields]:
    """The pages that say what `page` teaches, by language, as the database has them: live, and none that only
    repeats another page (an alias).
    """
    pages = published(
        type(page)._default_manager.filter(translation_key=page.translation_key, alias_of__isnull=True)
    ).select_related("locale")
    return {each.locale.language_code: each for each in pages}


def _model_of(page: Any) -> type[Published]:
    if isinstance(page, AbstractCoursePage):
        return Course
    return Module if isinstance(page, AbstractModulePage) else Lesson


def _course_of(row: Any) -> Course:
    if isinstance(row, Lesson):
        return row.module.course
    return row.course if isinstance(row, Module) else row


def _above(row: Any) -> tuple[str, Any]:
    """The name of its key to what it hangs under, and that row; ("", None) of a course."""
    name = {Lesson: "module", Module: "course"}.get(type(row), "")
    return name, getattr(row, name) if name else None


def _forget_languages(row: Any, live: set[str]) -> None:
    """A translation that is withdrawn takes its text along. The source's stays: rows of learners name it."""
    gone = set(row.texts) - live - {row.source_language}
    if not gone:
        return
    lock(row)
    row.texts = {language: texts for language, texts in row.texts.items() if language not in gone}
    row.version += 1  # what is kept of it by version is met no more
    row.save(update_fields=["texts", "version"])
    if isinstance(row, Lesson):
        LessonText.objects.filter(lesson=row, language__in=gone).delete()
    if isinstance(row, Course):
        forget_words(row, sorted(gone))
    for task in PracticeTask.objects.filter(module=row) if isinstance(row, Module) else ():
        task.texts = {language: texts for language, texts in task.texts.items() if language not in gone}
        task.save(update_fields=["texts"])


def _stand_or_retire(row: Any, source: Any) -> None:
    """It is taught while the page in its source language is live, under a page that was published."""
    _name, above = _above(row)
    stands = source is not None and (above is None or source.get_parent().translation_key == above.uuid)
    if stands == (row.retired_at is None):
        return
    lock(row)
    row.retired_at = None if stands else timezone.now()
    row.version += 1
    row.save(update_fields=["retired_at", "version"])


def _follow_waiting(page: Any, row: Published) -> None:
    """Pages that were published before the one above them had nothing to hang under until now."""
    own = type(page)._default_manager.filter(translation_key=page.translation_key).select_related("locale")
    for parent in sorted(own, key=lambda each: each.locale.language_code != row.source_language):
        for child in _children(parent):
            if isinstance(child, CatalogueFields):
                follow(child)


def _children(page: Any) -> Iterator[Any]:
    """By their paths: while a tree is being copied, a page does not know yet how many it has."""
    base = page._meta.get_field("page_ptr").related_model
    return base._default_manager.child_of(page).order_by("path").specific().iterator()


def _order_beside(row: Any) -> None:
    """It and those beside it stand as their source pages do: those in the language of what they hang under
    first. A translated tree may be in any order.
    """
    name, above = _above(row)
    beside = type(row).objects.exclude(page=None).select_related("page")
    if above is not None:
        beside = beside.filter(**{name: above})
    in_order = sorted(
        beside,
        key=lambda each: (
            above is not None and each.source_language != above.source_language,
            each.page.path,
        ),
    )
    for position, each in enumerate(in_order):
        if each.position != position:
            type(row).objects.filter(pk=each.pk).update(position=position)
