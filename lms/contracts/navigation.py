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
class Place:
    """`url_name` takes no arguments; `icon` is one of the stroke set; lower `order` comes first."""

    key: str
    label: str | Promise
    url_name: str
    icon: str
    order: int
    audience: str = "learner"


_places: Registry[Place] = Registry("navigation")


def register(place: Place) -> Place:
    if place.audience not in AUDIENCES:
        raise ImproperlyConfigured(
            f"navigation: {place.key} names the audience {place.audience!r}, known are"
            f" {', '.join(AUDIENCES)}."
        )
    if sum(other.audience == place.audience for other in _places) >= MOST:
        raise ImproperlyConfigured(
            f"navigation: {place.key} would be the fifth place of a {place.audience}. Four are as many as one"
            " finds at a glance."
        )
    return _places.add(place.key, place)


def places_for(audience: str) -> list[dict[str, str]]:
    """Label, address and icon of each place, in order, for a template.

    A place whose address this site left out is not there.
    """
    found = sorted((place for place in _places if place.audience == audience), key=lambda place: place.order)
    return [
        {"label": str(place.label), "url": address, "icon": place.icon}
        for place in found
        if (address := address_here(place.url_name))
    ]


def address_here(url_name: str) -> str:
    """The address by this name on the face that is asked, or "" where there is none."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def forget(key: str) -> None:
    """For tests that register a place of their own."""
    _places.remove(key)


@dataclass(frozen=True)
class Door:
    """Where somebody whom `policy` lets in begins after signing in; of several, the lowest `order`."""

    policy: str
    url_name: str
    order: int


_doors: Registry[Door] = Registry("navigation doors")


def register_door(door: Door) -> Door:
    return _doors.add(door.url_name, door)


def doors() -> list[Door]:
    return sorted(_doors, key=lambda door: door.order)
