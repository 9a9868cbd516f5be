"""Contract: the rooms of a face that anybody may enter, for its menu, its foot and its front page.

What is authored (the sections below a home) and what is programmed (a directory with addresses of its own)
stand side by side there; whoever has a room says so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.texts import is_read_here, language_of, name_here

#: What one comes for; and what one looks for at the foot of a page.
MAIN, FOOT = "main", "foot"


@dataclass(frozen=True, slots=True)
class RoomLink:
    """`key` is the room's, whatever it is called ("services"). `address` is a path of this face; a room whose
    address is "" is not shown. Lower `order` stands first.
    """

    key: str
    label: str | Promise
    address: str
    order: int = 50
    place: str = MAIN
    line: str | Promise = ""

    @property
    def language(self) -> str:
        """Of a page that is not there in the reader's language; "" of others."""
        language = language_of(self.label)
        return "" if is_read_here(language) else language

    @property
    def language_name(self) -> str:
        return name_here(self.language) if self.language else ""


@dataclass(frozen=True)
class Rooms:
    """`links(language)` gives the rooms of one package, for a reader of this language.

    `names` are the keys and labels an author may choose from, whether or not something is there today: a
    form asks for them once for each of its choices.
    """

    key: str
    face: str
    links: Callable[[str], Iterable[RoomLink]]
    names: tuple[tuple[str, str | Promise], ...] = ()


_rooms: Registry[Rooms] = Registry("menu")


def register(rooms: Rooms) -> Rooms:
    return _rooms.add(rooms.key, rooms)


def names_of(face: str) -> list[tuple[str, str]]:
    return [(key, str(label)) for rooms in _rooms if rooms.face == face for key, label in rooms.names]


def rooms_of(face: str, language: str, *, besides: str = "") -> list[RoomLink]:
    """In order, each address once; without those of the package with the key `besides`."""
    asked = [rooms for rooms in _rooms if rooms.face == face and rooms.key != besides]
    found = [link for rooms in asked for link in rooms.links(language) if link.address]
    by_address: dict[str, RoomLink] = {}
    for link in sorted(found, key=lambda link: link.order):
        by_address.setdefault(link.address, link)
    return list(by_address.values())
