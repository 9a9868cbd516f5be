"""The words of a course, published with its page and read wherever its lessons are.

They are kept language by language (CourseGlossary). What the author wrote of another language stands in the
words of the source, and gives way to what a translator wrote.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.db.models import F

from courses.catalogue.glossary_blocks import forms_of
from courses.catalogue.models import Course, CourseGlossary, Lesson
from lms.blocks.languages import Languages
from lms.blocks.renditions import made
from lms.blocks.speech import SMALL_PICTURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A word in one language. `audio` is an address, or ""."""

    word: str
    meaning: str = ""
    forms: tuple[str, ...] = ()
    audio: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a course by language; `source` is the one it was written in."""

    id: str
    source: str
    picture: str = ""
    said: Mapping[str, Said] = field(default_factory=dict)

    def best(self, language: str) -> str:
        """The language to read it in: this one, else the one it was written in."""
        return language if language in self.said else self.source


@transaction.atomic
def publish_words(course: Course, page: Any, said: Languages) -> None:
    """Write the words of a course page, of a translation those that are translated.

    Lessons show them, and what is kept of a lesson is kept under its version: all of them are new.
    """
    is_source = said.original is None
    words = [
        _written(child, said)
        for child in page.glossary
        if child.block_type == "word" and (is_source or said.is_own(f"glossary.{child.id}"))
    ]
    _keep(course, page.locale.language_code, words)


def _written(child: Any, said: Languages) -> dict[str, Any]:
    """Plain data. A recording that is still the source's is not this language's word."""
    value = child.value
    picture = value["picture"]
    shown = made(picture, SMALL_PICTURE) if picture else None
    audio = value["audio"] if not said.spoken_in(child.id) else None
    return {
        "id": child.id,
        "word": value["word"],
        "meaning": value["meaning"],
        "forms": forms_of(value["forms"]),
        "audio": audio.url if audio else "",
        "picture": shown.url if shown else "",
        "alt": (picture.contextual_alt_text or "") if shown and not picture.decorative else "",
        "elsewhere": [
            {"language": each["language"], "word": each["word"], "meaning": each["meaning"]}
            for each in value["elsewhere"]
            if each["language"] and each["word"]
        ],
    }


def forget_words(course: Course, languages: Iterable[str]) -> None:
    """A translation that is withdrawn takes its words along."""
    for language in languages:
        _keep(course, language, [])


def _keep(course: Course, language: str, words: list[dict[str, Any]]) -> None:
    row = CourseGlossary.objects.filter(course=course, language=language).first()
    if (row.words if row else []) == words:
        return
    if row and not words:
        row.delete()
    elif row:
        row.words = words
        row.save(update_fields=["words"])
    else:
        CourseGlossary.objects.create(course=course, language=language, words=words)
    Lesson.objects.filter(module__course=course).update(version=F("version") + 1)


def has_words(course: int) -> bool:
    return CourseGlossary.objects.filter(course=course).exists()


def words_of(course: int, *, source: str) -> tuple[Word, ...]:
    """The words of the course with this id, in the order in which they were written. One query."""
    rows = dict(CourseGlossary.objects.filter(course=course).values_list("language", "words"))
    return _together(rows, source)


def words_of_draft(page: Any) -> tuple[Word, ...]:
    """The same of a course page as it would be published."""
    language = page.locale.language_code
    said = Languages(language)
    words = [_written(child, said) for child in page.glossary if child.block_type == "word"]
    return _together({language: words}, language)


def _together(rows: Mapping[str, list[dict[str, Any]]], source: str) -> tuple[Word, ...]:
    found: dict[str, Word] = {}
    for each in rows.get(source, []):
        elsewhere = {
            other["language"]: Said(word=other["word"], meaning=other["meaning"])
            for other in each["elsewhere"]
        }
        said = {**elsewhere, source: _said(each)}
        found[each["id"]] = Word(id=each["id"], source=source, picture=each["picture"], said=said)
    for language, words in rows.items():
        for each in words:
            if language != source and each["id"] in found:
                word = found[each["id"]]
                found[word.id] = replace(word, said={**word.said, language: _said(each)})
    return tuple(found.values())


def _said(each: dict[str, Any]) -> Said:
    return Said(
        word=each["word"],
        meaning=each["meaning"],
        forms=tuple(each["forms"]),
        audio=each["audio"],
        alt=each["alt"],
    )
