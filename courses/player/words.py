"""All words of a course on one page, to read again, to hear and to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from courses.catalogue.glossary import Word, words_of
from courses.catalogue.models import Course
from courses.catalogue.tapping import key_of, said_elsewhere
from courses.player.lesson import map_of_course
from lms.core.kept_addresses import address
from lms.core.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWord:
    """A word in her language where there is one, else as it was written, and beside it in others."""

    word: str
    meaning: str
    audio: str
    picture: str
    alt: str
    others: list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage:
    """`back_url` leads to the step she came from, or to the map of the course."""

    course: str
    words: list[ShownWord]
    back_url: str
    to_lesson: bool


def words_page(course: Course, *, came_from: str) -> WordsPage:
    here = get_language() or course.source_language
    words = words_of(course.pk, source=course.source_language)
    step = _step_named(came_from)
    return WordsPage(
        course=course.title,
        words=_in_order(words, here),
        back_url=address("player:step", step) if step else map_of_course(course.uuid),
        to_lesson=step is not None,
    )


def _in_order(words: Sequence[Word], here: str) -> list[ShownWord]:
    by_letters = sorted(words, key=lambda word: key_of(word.said[word.best(here)].word))
    return [_shown(word, here) for word in by_letters]


def _shown(word: Word, here: str) -> ShownWord:
    language = word.best(here)
    said = word.said[language]
    return ShownWord(
        word=Text(said.word, language),
        meaning=Text(said.meaning, language) if said.meaning else "",
        audio=said.audio,
        picture=word.picture,
        alt=said.alt,
        others=said_elsewhere(word, language, here=here),
    )


def _step_named(came_from: str) -> UUID | None:
    """A step of a lesson; whether it is hers is asked there."""
    try:
        return UUID(came_from)
    except ValueError:
        return None
