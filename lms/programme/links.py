"""Ways to other rooms, as an author sets them: to a page, in the reader's language where it is there, or to a
room that is no page (lms.contracts.menu).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, PageChooserBlock, StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from lms.contracts.menu import names_of, rooms_of
from lms.core.texts import Text

FACE = "programme"
#: Under which the sections of this face stand in the menu: authors choose them as pages.
PAGES = "programme pages"
NOWHERE = _("Choose a page or a room: without one it leads nowhere.")


def rooms_to_choose() -> list[tuple[str, str]]:
    """Those that have no page to choose."""
    return names_of(FACE)


class LinkBlock(StructBlock):
    label = CharBlock(required=False, max_length=80, label=_("Words"), help_text=_("Empty: its own title."))
    page = PageChooserBlock(required=False, label=_("Page"))
    room = ChoiceBlock(required=False, choices=rooms_to_choose, label=_("Or a room"))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not value["page"] and not value["room"]:
            raise StructBlockValidationError(block_errors={"page": ValidationError(NOWHERE)})
        return value

    class Meta:
        icon = "link"
        label = _("Way to another room")


@dataclass(frozen=True, slots=True)
class Way:
    """Where a link leads. `value` is the block it was set with."""

    label: str
    address: str
    value: Any


def ways_of(blocks: Iterable[Any], language: str) -> list[Way]:
    """For readers of this language, in three queries. What leads nowhere today is left out."""
    values = [block.value for block in blocks]
    pages = _in_language([value["page"] for value in values if value["page"]], language)
    rooms = {room.key: room for room in rooms_of(FACE, language, besides=PAGES)}
    return [way for value in values if (way := _way(value, pages, rooms, language))]


def _in_language(chosen: list[Page], language: str) -> dict[Any, Page]:
    """By what joins the translations of a page: the one in this language, or the one that was chosen."""
    if not chosen:
        return {}
    keys = [page.translation_key for page in chosen]
    there = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    live = [page for page in chosen if page.live]
    prefetch_related_objects(live, "locale")
    found = {page.translation_key: page for page in live}
    return {**found, **{page.translation_key: page for page in there.select_related("locale")}}


def _way(value: Any, pages: dict[Any, Page], rooms: dict[str, Any], language: str) -> Way | None:
    if value["page"]:
        page = pages.get(value["page"].translation_key)
        parts = page.get_url_parts() if page else None
        own = Text(page.title, page.locale.language_code) if page else ""
        return Way(value["label"] or own, parts[2], value) if parts else None
    room = rooms.get(value["room"])
    return Way(value["label"] or str(room.label), room.address, value) if room else None
