"""What is written in a page that anybody may read, and whether it tells: fields, blocks, lists, what its
pictures are called.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from lms.safety.neutral.words import fold, told_outside

MESSAGE = _("“%(word)s” says too much where anybody may read it: “%(near)s”. Choose other words.")
#: Fields of Wagtail's pages that nobody writes or reads.
TECHNICAL = {"path", "url_path", "draft_title"}
TAG = re.compile(r"<[^>]*>")
#: Attributes whose words are shown or read aloud.
SPOKEN = re.compile(r"""\s(?:alt|title|aria-label|placeholder|content|value)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
NEAR = 24


class TellingOutside(ValidationError):
    """Somebody wants to publish what would tell.

    Where no form shows it, the calm error page shows `in_words`.
    """

    def __init__(self, problems: dict[str, list[ValidationError]], in_words: str) -> None:
        super().__init__(problems)
        self.in_words = in_words


def plain(text: str) -> str:
    """What a reader meets: the words without tags, once joined where a tag divides a word and once apart, and
    spoken attributes.
    """
    spoken = " ".join(double or single for double, single in SPOKEN.findall(text))
    return html.unescape(
        " \n ".join((TAG.sub("", text), TAG.sub(" ", text), spoken) if "<" in text else (text,))
    )


def problem_with(text: str, names: Iterable[str] | None = None) -> ValidationError | None:
    """Names the first telling word of `text`, and what stands around it."""
    read = plain(text)
    found = told_outside(read, names)
    if not found:
        return None
    return ValidationError(
        MESSAGE, code="telling", params={"word": found[0], "near": _around(read, found[0])}
    )


def _around(text: str, word: str) -> str:
    at = max(fold(text).find(fold(word)), 0)
    return " ".join(text[max(at - NEAR, 0) : at + len(word) + NEAR].split())


def texts_of(instance: models.Model, *, with_lists: bool = True) -> Iterator[tuple[str, str]]:
    """(field, text) of everything written in a page: its fields, its blocks, the lists below it."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, StreamField):
            yield from (
                (field.name, text) for text in _strings(field.value_from_object(instance).get_prep_value())
            )
        elif (
            isinstance(field, (models.CharField, models.TextField))
            and not field.choices
            and field.name not in TECHNICAL
        ):
            text = field.value_from_object(instance) or ""
            yield field.name, text.replace("-", " ") if isinstance(field, models.SlugField) else text
    for relation in get_all_child_relations(type(instance)) if with_lists else ():
        name = relation.get_accessor_name()
        for row in getattr(instance, name).all():
            yield from ((name, text) for _field, text in texts_of(row))


def _strings(stored: Any) -> Iterator[str]:
    """Every text of stored blocks, and what a picture is called where its block says nothing of its own."""
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, (list, tuple)):
        for part in stored:
            yield from _strings(part)
    elif isinstance(stored, dict):
        if stored.get("image") and not stored.get("alt_text") and not stored.get("decorative"):
            picture = get_image_model().objects.filter(pk=stored["image"]).first()
            yield picture.default_alt_text if picture else ""
        for name, part in stored.items():
            if name not in {"id", "type"}:
                yield from _strings(part)
