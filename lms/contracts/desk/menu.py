"""The menu of the desk: one entry for each place a room has there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.kept_addresses import address
from lms.core.people import Person

FACES = ("skills", "programme")


def no_arguments(person: Person) -> tuple | None:
    return ()


@dataclass(frozen=True)
class MenuItem:
    """`policy` names the rule that says who sees it, and is the one its address is guarded with.

    `faces` are those the address stands on, lower `order` comes first. `arguments` fill the address for
    whoever asks; None hides the entry from her. `under` is the key of another entry: then it is no entry of
    the menu, but a tab of that one's page.
    """

    key: str
    label: str | Promise
    url_name: str
    policy: str
    order: int
    faces: tuple[str, ...] = ("skills",)
    arguments: Callable[[Person], tuple | None] = no_arguments
    under: str = ""

    def address_for(self, person: Person) -> str:
        """ "" where this site left the address out, or the entry is not hers."""
        arguments = self.arguments(person)
        if arguments is None:
            return ""
        try:
            return reverse(self.url_name, args=arguments) if arguments else address(self.url_name)
        except NoReverseMatch:
            return ""


menu: Registry[MenuItem] = Registry("desk menu")


def register(item: MenuItem) -> MenuItem:
    check_faces(f"desk menu: {item.key}", item.faces)
    return menu.add(item.key, item)


def items_on(face: str) -> list[MenuItem]:
    """The entries of the menu."""
    return _in_order(item for item in menu if face in item.faces and not item.under)


def tabs_of(key: str, face: str) -> list[MenuItem]:
    """An entry and those that stand beside it on its page; none where there is nothing beside it."""
    found = _in_order(item for item in menu if face in item.faces and key in {item.key, item.under})
    return found if len(found) > 1 else []


def _in_order(items: Iterable[MenuItem]) -> list[MenuItem]:
    return sorted(items, key=lambda item: item.order)


def check_faces(what: str, faces: tuple[str, ...]) -> None:
    unknown = set(faces) - set(FACES)
    if unknown or not faces:
        raise ImproperlyConfigured(
            f"{what} names the faces {faces!r}, known are {', '.join(FACES)}: one or both of them."
        )
