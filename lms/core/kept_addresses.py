"""Addresses of what is the same for everybody, made once: a page of a course names dozens of them."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language


def address(name: str, *args: Any) -> str:
    """`reverse` for a fixed place or a part of a course. Never for anything of a person: it is kept."""
    return _reversed(name, args, *here())


def addresses(name: str) -> Callable[..., str]:
    """The same for many parts of a page: what decides what an address is, is asked once."""
    decided = here()
    return lambda *args: _reversed(name, args, *decided)


def here() -> tuple[str, str | None, str]:
    """What decides what an address is."""
    return get_urlconf() or settings.ROOT_URLCONF, get_language(), get_script_prefix()


@lru_cache(4096)
def _reversed(name: str, args: tuple[Any, ...], urlconf: str, language: str | None, prefix: str) -> str:
    """With everything that decides what an address is."""
    return reverse(name, urlconf=urlconf, args=args)
