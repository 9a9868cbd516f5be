"""What this face has written itself, for its search: every kind of page that says what it is called there."""

import datetime
import time
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Count, Max
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from lms.blocks.searched import lines_of_rich_text, lines_of_stream
from lms.blocks.translated import said_together
from lms.contracts.finding import Found, Room, find_on, register
from lms.core import days
from lms.core.shared import shared_uncopied
from lms.core.shelf import Entry, Shelf
from lms.core.texts import language_of

ANEW_SECONDS = 3600


def kinds_of_pages() -> list[type[Page]]:
    """Those with a `found_kind`: what one of them is called among what was found. A page that has to say more
    there has a `found_as`; of a kind that is not always to be found, `found_among` says which are now.
    """
    return [model for model in apps.get_models() if issubclass(model, Page) and hasattr(model, "found_kind")]


def find(words: str, language: str, limit: int) -> list[Found]:
    return find_on(shelf(language), words, limit)


def suggest(beginning: str, language: str, limit: int) -> list[str]:
    return shelf(language).suggest(beginning, limit)


def shelf(language: str) -> Shelf:
    """Made once for what is published now, and anew for another day, because some things are shown until
    one; and now and then, because pages are moved to other addresses.
    """
    return shared_uncopied(
        ("lms_programme shelf", language, *_published(language)),
        lambda: Shelf.of(_entries(language), language),
    )


def _published(language: str) -> tuple[int, datetime.datetime | None, datetime.date, float]:
    """Of all languages, because what its source no longer says is not shown either."""
    counted = Page.objects.live().aggregate(pages=Count("pk"), last=Max("last_published_at"))
    return counted["pages"], counted["last"], days.today(), time.monotonic() // ANEW_SECONDS


def _entries(language: str) -> Iterator[Entry]:
    for model in kinds_of_pages():
        pages = model.objects.live().filter(locale__language_code=language).order_by("path")
        for page in said_together(_to_be_found(model, pages.select_related("locale")), "title"):
            parts = page.get_url_parts()
            if not parts:
                continue
            written = language_of(page.said.title) or language
            found = Found(page.title, parts[2], getattr(page, "found_as", model.found_kind), written)
            yield Entry(page.title, "\n".join(_texts(page)), found)


def _to_be_found(model: Any, pages: Iterable[Page]) -> Iterable[Page]:
    return model.found_among(pages) if hasattr(model, "found_among") else pages


def _texts(page: Page) -> Iterator[str]:
    """What the editor's search reads of it too, without its title, line by line."""
    rich = {field.name for field in page._meta.get_fields() if isinstance(field, RichTextField)}
    for field in type(page).get_search_fields():
        if not isinstance(field, index.SearchField) or field.field_name == "title":
            continue
        written = getattr(page, field.field_name, "")
        if isinstance(written, StreamValue):
            yield from lines_of_stream(written)
        elif field.field_name in rich:
            yield from lines_of_rich_text(written)
        else:
            said = field.get_value(page)
            yield from (str(text) for text in (said if isinstance(said, list) else [said]) if text)


register(Room("programme pages", "programme", find, suggest))
