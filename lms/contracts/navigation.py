"""Contract: the plain places a signed-in person may go to from her home.

At most four are shown to a learner.
"""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from lms.contracts.registry import Registry

AUDIENCES = ("learner", "employer")
MOST = 4


@dataclass(frozen=True)
class NavigationItem:
    """`url_name` takes no arguments; `icon` is one of the stroke set; lower `order` comes first."""

    key: str
    label: str | Promise
    url_name: str
    icon: str
    order: int
    audience: str = "learner"


_items: Registry[NavigationItem] = Registry("navigation")


def register(item: NavigationItem) -> NavigationItem:
    if item.audience not in AUDIENCES:
        raise ImproperlyConfigured(
            f"navigation: {item.key} names the audience {item.audience!r}, known are {', '.join(AUDIENCES)}."
        )
    if sum(other.audience == item.audience for other in _items) >= MOST:
        raise ImproperlyConfigured(
            f"navigation: {item.key} would be the fifth place of a {item.audience}. Four are as many as one"
            " finds at a glance."
        )
    return _items.add(item.key, item)


def links_for(audience: str) -> list[dict[str, str]]:
    """Label, address and icon of each item, in order, for a template.

    One whose address this site left out is not there.
    """
    found = sorted((item for item in _items if item.audience == audience), key=lambda item: item.order)
    return [
        {"label": str(item.label), "url": address, "icon": item.icon}
        for item in found
        if (address := address_here(item.url_name))
    ]


def address_here(url_name: str) -> str:
    """The address by this name on the face that is asked, or "" where there is none."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def forget(key: str) -> None:
    """For tests that register an item of their own."""
    _items.remove(key)


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
