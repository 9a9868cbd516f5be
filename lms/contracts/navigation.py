"""Contract: where a signed-in person may go from her home.

A learner finds four destinations at the bottom of it, and all others on one page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.conf import conf
from lms.core.kept_addresses import address, here

AUDIENCES = ("learner", "employer")
#: As many as one finds at a glance.
AT_HAND = 4


@dataclass(frozen=True)
class NavigationItem:
    """`url_name` takes no arguments; `icon` is one of the stroke set; `hint` says in one sentence what is
    there.

    Lower `order` comes first, unless the site sets an order of its own (`LMS_NAVIGATION_ORDER`). `is_there`
    says whether this installation has anything behind it; it asks no database and knows no person.
    """

    key: str
    label: str | Promise
    url_name: str
    icon: str
    order: int
    audience: str = "learner"
    hint: str | Promise = ""
    is_there: Callable[[], bool] = lambda: True


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationLink:
    """An item as it is shown: with its address on the face that is asked."""

    label: str
    url: str
    icon: str
    hint: str


_items: Registry[NavigationItem] = Registry("navigation")


def register(item: NavigationItem) -> NavigationItem:
    if item.audience not in AUDIENCES:
        raise ImproperlyConfigured(
            f"navigation: {item.key} names the audience {item.audience!r}, known are {', '.join(AUDIENCES)}."
        )
    _links.cache_clear()
    return _items.add(item.key, item)


def known_keys() -> list[str]:
    return _items.keys()


def links_for(audience: str) -> list[NavigationLink]:
    """In order. One whose address this site left out is not there."""
    there = tuple(item.key for item in _items if item.is_there())
    return list(_links(audience, there, tuple(conf.navigation_order), *here()))


@lru_cache(256)
def _links(
    audience: str, there: tuple[str, ...], first: tuple[str, ...], *_here: Any
) -> list[NavigationLink]:
    """The same for everybody: what the site names comes first, in its order."""

    def rank(item: NavigationItem) -> tuple[int, int]:
        return (first.index(item.key) if item.key in first else len(first), item.order)

    return [
        NavigationLink(label=str(item.label), url=found_at, icon=item.icon, hint=str(item.hint))
        for item in sorted((item for item in _items if item.audience == audience), key=rank)
        if item.key in there and (found_at := address_here(item.url_name))
    ]


def links_at_hand(audience: str) -> list[NavigationLink]:
    return links_for(audience)[:AT_HAND]


def more_links(audience: str) -> list[NavigationLink]:
    """Everything that has no room at hand."""
    return links_for(audience)[AT_HAND:]


def address_here(url_name: str) -> str:
    """The address by this name on the face that is asked, or "" where there is none."""
    try:
        return address(url_name)
    except NoReverseMatch:
        return ""


def forget(key: str) -> None:
    """For tests that register an item of their own."""
    _items.remove(key)
    _links.cache_clear()


@dataclass(frozen=True)
class LandingPage:
    """Where somebody whom `policy` lets in begins after signing in; of several, the lowest `order`."""

    policy: str
    url_name: str
    order: int


_landing_pages: Registry[LandingPage] = Registry("landing pages")


def register_landing_page(page: LandingPage) -> LandingPage:
    return _landing_pages.add(page.url_name, page)


def landing_pages() -> list[LandingPage]:
    return sorted(_landing_pages, key=lambda page: page.order)
