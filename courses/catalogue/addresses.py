"""Where a learner reads what a page teaches, as a link in the text of a lesson says it.

A learner never reads a page (decision 38): her address is made of what never changes, so it outlives a page
that is moved or renamed.
"""

import posixpath
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from courses.catalogue.pages import AbstractCoursePage, AbstractLessonPage, AbstractModulePage

ANY_STEP = UUID(int=0)


def where_learners_read(page: Any) -> str:
    """Seen from a step, so that it stays in the language she reads in, whose prefix is not part of it; ""
    for a page that is not taught, or where learning has no addresses.
    """
    try:
        if isinstance(page, AbstractLessonPage):
            return _from_a_step("player:lesson", page.translation_key)
        if isinstance(page, AbstractModulePage):
            course = page.get_parent().translation_key
            return f"{_from_a_step('player:map', course)}#{page.translation_key}"
        if isinstance(page, AbstractCoursePage):
            return _from_a_step("player:map", page.translation_key)
    except NoReverseMatch:
        pass
    return ""


def words_from_a_step(course: UUID, step: UUID) -> str:
    """All words of the course, with the way back to this step."""
    try:
        return f"{_from_a_step('player:words', course)}?from={step}"
    except NoReverseMatch:
        return ""


def _from_a_step(name: str, key: UUID) -> str:
    step = reverse("player:step", args=[ANY_STEP])
    return posixpath.relpath(reverse(name, args=[key]), step) + "/"
