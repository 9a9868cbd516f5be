"""Which rooms the desk has, and on which face each stands."""

from dataclasses import dataclass

from lms.contracts.desk.menu import check_faces
from lms.contracts.registry import Registry


@dataclass(frozen=True)
class Room:
    """`urls` is the dotted name of the module with its addresses, which stand under the desk's own.

    `has_front`: it brings the page at the desk's own address. One room of a face does, at most.
    """

    key: str
    urls: str
    faces: tuple[str, ...] = ("skills",)
    has_front: bool = False


rooms: Registry[Room] = Registry("rooms of the desk")


def register(room: Room) -> Room:
    check_faces(f"rooms of the desk: {room.key}", room.faces)
    return rooms.add(room.key, room)


def rooms_on(face: str) -> list[Room]:
    """The front first, then as they were registered."""
    return sorted((room for room in rooms if face in room.faces), key=lambda room: not room.has_front)
