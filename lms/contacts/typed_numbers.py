"""Telephone numbers that somebody typed into a text: nobody finds them when they change.

One way for every authored model: whatever is a text in it, in blocks and rows below it too, is looked through
when it is saved. It is said, never refused: a number may be an example in a lesson.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import phonenumbers
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from phonenumbers import Leniency, PhoneNumberMatcher
from wagtail.blocks import StreamValue

from lms.contacts.models import Contact, ContactWords
from lms.core.texts import in_a_row

#: Where numbers are expected to be of; what begins with + is found whichever country it is of.
COUNTRIES = ("IT", "ES", "GR", "RO")
DIGIT = re.compile(r"\d")
#: Shorter is no number that a plan of numbers knows.
LONG = re.compile(r"(?:\d\W{0,3}){6}")
LINK = re.compile(r"""href\s*=\s*["']?\s*tel:([+\d\s().%-]{2,})""", re.IGNORECASE)
IS_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
#: No words of an author's: names of addresses, and what a program wrote.
NOT_WRITTEN = {"slug", "url_path", "draft_title"}
NAMED_AT_MOST = 6
#: A contact's own number stands where it belongs.
KEEPS_NUMBERS = (Contact, ContactWords)


@dataclass(frozen=True)
class TypedNumber:
    """`where` names the field, and the block in it by its place and kind."""

    where: str
    number: str


def typed_numbers(thing: models.Model) -> list[TypedNumber]:
    """Each once for each place, in the order of the fields."""
    if isinstance(thing, KEEPS_NUMBERS):
        return []
    return _found_in(_texts(thing), known_numbers())


def known_numbers() -> list[str]:
    """Those of contacts, as they are dialled."""
    return [number.replace(" ", "") for number in Contact.objects.values_list("number", flat=True)]


def _found_in(texts: Iterable[tuple[str, str]], known: list[str]) -> list[TypedNumber]:
    found = (TypedNumber(where, number) for where, text in texts for number in numbers_in(text, known))
    return list(dict.fromkeys(found))


def typed_in_translation(thing: Any) -> list[TypedNumber]:
    """In what translators wrote for it, published or not: their screen asks no form of the page."""
    if not apps.is_installed("wagtail_localize"):
        return []
    rows = apps.get_model("wagtail_localize", "StringTranslation").objects.filter(
        context__object_id=thing.translation_key, locale=thing.locale_id
    )
    written = rows.order_by("context__path").values_list("context__path", "data")
    return _found_in([(_field_at(thing, path), words) for path, words in written], known_numbers())


def _field_at(thing: Any, path: str) -> str:
    """`path` begins with the name of a field, or of the rows below it."""
    name = path.partition(".")[0]
    try:
        field = thing._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(getattr(field, "verbose_name", name))


def numbers_in(text: str, known: list[str]) -> list[str]:
    """Numbers as they are written; `known` are those of contacts, too short for other rules some of them."""
    if not DIGIT.search(text):
        return []
    plain = html.unescape(strip_tags(re.sub(r"<(?:br|/p|/li|/h\d)\b[^>]*>", "\n", text)))
    found = {
        match.start: match.raw_string
        for country in (COUNTRIES if LONG.search(plain) else ())
        for match in PhoneNumberMatcher(plain, country, leniency=Leniency.VALID)
    }
    for number in known:
        spaced = r"\s?".join(re.escape(digit) for digit in number)
        found |= {
            match.start(): match[0]
            for match in re.finditer(rf"(?<![\w.,/+-]){spaced}(?![\w/]|[.,]\d)", plain)
        }
    linked = [match[1].strip() for match in LINK.finditer(text)]
    written = [found[start] for start in sorted(found)]
    said = {_digits(number) for number in written}
    return [*dict.fromkeys(written), *(number for number in linked if _digits(number) not in said)]


def _digits(number: str) -> str:
    return phonenumbers.normalize_digits_only(number)


def _texts(thing: models.Model) -> Iterator[tuple[str, str]]:
    for field in thing._meta.concrete_fields:
        if field.is_relation or not field.editable or field.choices or field.name in NOT_WRITTEN:
            continue
        value = getattr(thing, field.attname)
        name = str(field.verbose_name)
        if isinstance(value, StreamValue):
            yield from _in_blocks(name, value)
        elif isinstance(field, models.JSONField):
            yield from ((name, text) for text in texts_in(value))
        elif isinstance(field, models.CharField | models.TextField) and not isinstance(
            field, models.URLField | models.EmailField
        ):
            yield name, str(value or "")
    for relation in getattr(thing._meta, "child_relations", []):
        for child in getattr(thing, relation.get_accessor_name()).all():
            yield from _texts(child)


def _in_blocks(name: str, value: StreamValue) -> Iterator[tuple[str, str]]:
    for place, child in enumerate(value, start=1):
        where = _("%(field)s, part %(place)d (%(kind)s)") % {
            "field": name,
            "place": place,
            "kind": child.block.label,
        }
        stored = child.block.get_prep_value(child.value)
        yield from ((where, text) for text in texts_in(stored))


def texts_in(value: Any) -> Iterator[str]:
    """Texts in what is stored, without the ids that name other things."""
    if isinstance(value, str):
        if not IS_ID.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"id", "type"}:
                yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


def warn_of_typed_numbers(request: HttpRequest, found: list[TypedNumber]) -> None:
    """Where a number stands, and what to do instead."""
    if not found:
        return
    places = in_a_row(f"{each.where}: {each.number}" for each in found[:NAMED_AT_MOST])
    messages.warning(
        request,
        _(
            "A telephone number is typed here. Nobody is told when it changes. Take it out and choose a"
            " contact instead, or add one. It stands in: %(places)s."
        )
        % {"places": places},
    )
