"""Contract: what somebody does here, in words. The layer that knows roles says it; those below can ask."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_told_by: list[Callable[[Any], str]] = []


def tells_roles(function: Callable[[Any], str]) -> Callable[[Any], str]:
    """Register the one function that gives a person's roles in the reader's language, "" for somebody without any."""
    if _told_by:
        raise ImproperlyConfigured(f"roles: {_told_by[0]!r} tells them already.")
    _told_by.append(function)
    return function


def role_words(person: Any) -> str:
    return _told_by[0](person) if _told_by and person is not None else ""
