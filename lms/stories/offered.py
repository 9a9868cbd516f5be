"""What stories offer to the rest of their face: a room in its menu, and a place in its search."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _

from lms.contracts import finding, menu
from lms.core.alike import words_of
from lms.listing.filters import MOST_WORDS
from lms.safety.faces.queries import path_on
from lms.stories.told.models import Story
from lms.stories.told.queries import public, with_words
from lms.stories.told.shown import ShownStory


def _links(language: str) -> Iterable[menu.RoomLink]:
    """Always there, but where a site's own addresses leave it out: who wants to tell one needs no story
    before hers.
    """
    line = _("Told by women, and theirs to take back")
    try:
        address = path_on("programme", "stories:all")
    except NoReverseMatch:
        return
    yield menu.RoomLink("stories", _("Stories"), address, order=55, line=line)


def _find(words: str, language: str, limit: int) -> list[finding.Found]:
    asked = words_of(words)[:MOST_WORDS]
    held = Q(pk__in=[]) if not asked else Q()
    for word in words.split()[:MOST_WORDS]:
        in_words = Q(words__is_checked=True) & (
            Q(words__text__icontains=word) | Q(words__title__icontains=word)
        )
        held &= Q(shown_text__icontains=word) | Q(shown_title__icontains=word) | in_words
    return [_found(row, language) for row in with_words(public().filter(held).distinct())[:limit]]


def _found(row: Story, language: str) -> finding.Found:
    shown = ShownStory(row)
    return finding.Found(
        title=str(shown.title),
        address=path_on("programme", "stories:story", row.uuid),
        kind=_("A story"),
        language=shown.language,
        excerpt=str(shown.beginning),
        weight=0.5,
    )


def _suggest(beginning: str, language: str, limit: int) -> list[str]:
    """Nothing: what is typed here may be what she is looking for of herself."""
    return []


finding.register(finding.Room("stories", "programme", _find, _suggest))
menu.register(menu.Rooms("stories", "programme", _links, names=(("stories", _("Stories")),)))
