"""What was copied leads to itself: a copied test to the copied lesson that teaches the answer, a copied link
to the copied lesson.

Wagtail copies the words of a page as they are, and with them what they name: the original.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.catalogue.following import follow
from courses.catalogue.pages import AbstractModulePage, CatalogueFields

#: A link to a page, as a text of Wagtail keeps it.
LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
#: Fields of a page that name another one.
NAMES_A_PAGE = ("opens_after", "instead_of")
ID = re.compile(r"\bid=\"(\d+)\"")


@dataclass(frozen=True)
class Copied:
    """What became of each page: of its id, and of the key that names it in links."""

    pages: dict[int, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def in_text(self, text: str) -> str:
        for before, after in self.keys.items():
            if before in text:
                text = text.replace(before, after)
        return LINK.sub(self._link, text)

    def _link(self, found: re.Match[str]) -> str:
        return ID.sub(lambda number: f'id="{self.pages.get(int(number[1]), number[1])}"', found[0])


@transaction.atomic
def lead_to_itself(original: Page, copy: Page) -> None:
    """Every page of the copy, as it is live, as it is drafted and in its history."""
    pairs = list(zip(_below(original), _below(copy), strict=False))
    copied = Copied(
        {old.pk: new.pk for old, new in pairs},
        {str(old.translation_key): str(new.translation_key) for old, new in pairs},
    )
    for _old, new in pairs:
        page = new.specific
        if isinstance(page, CatalogueFields) and _mend(page, copied) and page.live:
            follow(page)


def _below(page: Page) -> list[Page]:
    """By their paths: a tree that was copied a moment ago does not know yet how many it has."""
    return list(Page.objects.descendant_of(page, inclusive=True).order_by("path"))


def _mend(page: Any, copied: Copied) -> bool:
    """Whether what is live of it changed."""
    changed = _mend_texts(page, copied)
    for name in NAMES_A_PAGE:
        if (named := getattr(page, f"{name}_id", None)) in copied.pages:
            setattr(page, f"{name}_id", copied.pages[named])
            page.save(clean=False, update_fields=[name])
            changed = True
    if isinstance(page, AbstractModulePage):
        for row in page.quiz_questions.filter(taught_by__in=copied.pages):
            row.taught_by_id = copied.pages[row.taught_by_id]
            row.save(update_fields=["taught_by"])
            changed = True
    streams = [each.name for each in page._meta.get_fields() if isinstance(each, StreamField)]
    for revision in page.revisions.all():
        content = _in_content(revision.content, copied, streams)
        if content != revision.content:
            revision.content = content
            revision.save(update_fields=["content"])
    return changed


def _mend_texts(page: Any, copied: Copied) -> bool:
    changed = []
    for each in page._meta.get_fields():
        if not isinstance(each, StreamField):
            continue
        before = getattr(page, each.name).get_prep_value()
        after = each_text(before, copied.in_text)
        if after != before:
            setattr(page, each.name, each.stream_block.to_python(after))
            changed.append(each.name)
    if changed:
        page.save(clean=False, update_fields=changed)
    return bool(changed)


def _in_content(content: dict[str, Any], copied: Copied, streams: list[str]) -> dict[str, Any]:
    """Its own keys are the copy's already; what names a lesson in a test is an id of its own."""
    mended = each_text(content, copied.in_text)
    for name in streams:  # a text that holds texts: its quotes are written twice
        if stored := content.get(name):
            mended[name] = json.dumps(each_text(json.loads(stored), copied.in_text))
    for name in NAMES_A_PAGE:
        if mended.get(name) in copied.pages:
            mended[name] = copied.pages[mended[name]]
    for row in mended.get("quiz_questions") or []:
        row["taught_by"] = copied.pages.get(row.get("taught_by"), row.get("taught_by"))
    return mended


def each_text(part: Any, change: Callable[[str], str]) -> Any:
    """The same with every text of it changed, however deep."""
    if isinstance(part, str):
        return change(part)
    if isinstance(part, dict):
        return {key: each_text(value, change) for key, value in part.items()}
    if isinstance(part, list):
        return [each_text(value, change) for value in part]
    return part
