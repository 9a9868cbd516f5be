from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.blocks import StructValue
from wagtail.models import Page

from lms.blocks.languages import Languages
from lms.blocks.sound import mark_spoken_in
from lms.blocks.translations import languages_of, languages_of_all
from lms.core.shared import shared

HOME_DEPTH = 2
SHARED_SECONDS = 60


@dataclass(frozen=True, slots=True)
class SaidBlock:
    """A block of a page's body, and the language it is in."""

    block: Any
    language: str


class SaidByPage:
    """The texts of a page for its template: `{{ page.said.title }}` says its language where it is another
    than the reader's.
    """

    def __init__(self, page: Any) -> None:
        self._page = page
        self._known: dict[str, Languages] = {}

    def __getattr__(self, name: str) -> Any:
        try:
            self._page._meta.get_field(name)
        except models.FieldDoesNotExist as unknown:
            raise AttributeError(name) from unknown
        languages = self._known.get(name) or self.languages
        return languages.text(getattr(self._page, name), name)

    def know(self, languages: Languages, names: Iterable[str]) -> None:
        """Of these texts, what was asked for all the pages of a list at once."""
        self._known |= dict.fromkeys(names, languages)

    @cached_property
    def languages(self) -> Languages:
        page = self._page
        key = f"page-languages:{page.pk}:{page.last_published_at and page.last_published_at.timestamp()}"
        return shared(key, lambda: replace(languages_of(page), original=None), seconds=SHARED_SECONDS)

    @property
    def blocks(self) -> list[SaidBlock]:
        """The blocks of its body, each with the language it is in."""
        return self.blocks_of("body")

    @property
    def parts(self) -> list[SaidBlock]:
        """The same of a page that has its blocks beside a text."""
        return self.blocks_of("parts")

    def blocks_of(self, name: str) -> list[SaidBlock]:
        """The same of any field of blocks."""
        found = getattr(self._page, name)
        for block in found:
            if isinstance(block.value, StructValue):
                mark_spoken_in(block.value, self.languages.spoken_in(block.id))
        return [SaidBlock(block, self.languages.at(f"{name}.{block.id}")) for block in found]


def said_together(pages: Iterable[Any], *names: str) -> list[Any]:
    """The pages for a list that shows these texts of each: their languages are asked for all at once."""
    found = list(pages)
    for page, languages in zip(found, languages_of_all(found, *names), strict=True):
        page.said.know(languages, names)
    return found


def each_in(language: str, pages: Iterable[Any]) -> list[Any]:
    """Of pages and their translations every one once: in this language, else as it was written first. In the
    order of whoever wrote them first; `pages` come by their pk, with their locale.
    """
    found: dict[UUID, list[Any]] = {}
    for page in pages:
        found.setdefault(page.translation_key, []).append(page)
    return [
        next((page for page in translations if page.locale.language_code == language), translations[0])
        for translations in sorted(found.values(), key=lambda translations: translations[0].path)
    ]


class TranslatedPageMixin:
    """The language switch leads to the same page in another language, and its texts say theirs.

    Where it is not translated, to what it stands under; where that is not either, the language is not
    offered: it would lead to the home page, which says nothing of what she read.
    """

    @cached_property
    def said(self) -> SaidByPage:
        return SaidByPage(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        request.language_urls = addresses_by_language(self, request)
        return super().get_context(request, *args, **kwargs)


def addresses_by_language(page: Any, request: HttpRequest) -> dict[str, str]:
    found: dict[str, str] = {}
    above = page
    while True:
        translations = (
            Page.objects.live().filter(translation_key=above.translation_key).select_related("locale")
        )
        for other in translations:
            found.setdefault(other.locale.language_code, other.get_url(request))
        if above.depth <= HOME_DEPTH + 1:
            return found
        above = above.get_parent()
