"""Whom one can call, and which edition a sheet is."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from lms.contacts import queries, rendering

register = template.Library()


@register.simple_tag
def numbers_to_call() -> SafeString:
    """The list at the top of every page of the public website."""
    return rendering.numbers_to_call()


@register.simple_tag
def people_to_call() -> SafeString:
    """The crisis lines, where a page of the public website offers a person to talk to."""
    return rendering.people_to_call()


@register.simple_tag
def edition_of(page: Any) -> queries.EditionMark:
    """`{% edition_of page as edition %}`: number and day, to stand on each sheet of its print."""
    return queries.edition_of(page)
