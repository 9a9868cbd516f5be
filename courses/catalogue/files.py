"""Published texts hold the addresses of files. A file is found in them by its name: no two have the same."""

from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from courses.catalogue.actions import publish_structure
from courses.catalogue.following import spoken
from courses.catalogue.models import Course, CourseGlossary, Lesson, LessonText, Module
from courses.questions.actions import publish_question
from courses.questions.models import Question, QuestionVersion


def write_again(name: str) -> None:
    """Publish anew what names the file `name`, page by page, as it is live: an author who saves meanwhile
    waits for one of them, not for all.
    """
    mark = PurePosixPath(name).name
    for row in [*_naming(Course, mark), *_naming(Module, mark), *_naming(Lesson, mark)]:
        for language, texts in row.texts.items():
            if mark in str(texts):
                _write_page(row, language)
    for glossary in _holding(CourseGlossary.objects.select_related("course__page"), "words", mark):
        _write_page(glossary.course, glossary.language)
    for text in _holding(LessonText.objects.select_related("lesson__page"), "body", mark):
        _write_page(text.lesson, text.language)
    versions = _holding(QuestionVersion.objects.all(), "body", mark)
    for question, language in versions.order_by().values_list("question", "language").distinct():
        _write_question(question, language)


def _naming(model: type[Course | Module | Lesson], mark: str) -> QuerySet:
    return _holding(model.objects.select_related("page"), "texts", mark)


def _holding(rows: QuerySet, field: str, mark: str) -> QuerySet:
    return rows.annotate(as_text=Cast(field, TextField())).filter(as_text__contains=mark)


@transaction.atomic
def _write_page(row: Any, language: str) -> None:
    page = spoken(row.page.specific_deferred).get(language) if row.page else None
    if page is not None:
        publish_structure(page)


@transaction.atomic
def _write_question(question: Any, language: str) -> None:
    found = Question.objects.filter(
        translation_key=question, locale__language_code=language, live=True
    ).first()
    if found is not None:
        publish_question(found)
