"""The boxes of MP4 and its kin: a length, a name, a content that may be boxes again."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

MOST_BOXES = 50_000
DEEPEST = 10
#: What is in them before the first box begins.
HEADS = {b"stsd": 8, b"dref": 8, b"meta": 4}


@dataclass(frozen=True)
class Box:
    data: bytes
    name: bytes
    start: int
    body: int
    end: int

    @cached_property
    def boxes(self) -> list["Box"]:
        return list(boxes_in(self.data, self.body + HEADS.get(self.name, 0), self.end))

    @property
    def full(self) -> tuple[int, int]:
        """Version and flags, which many boxes begin with."""
        word = self.number(0)
        return word >> 24, word & 0xFFFFFF

    def of(self, *path: bytes) -> "Box | None":
        found: Box | None = self
        for name in path:
            found = next((box for box in found.boxes if box.name == name), None) if found else None
        return found

    def all_of(self, name: bytes) -> list["Box"]:
        return [box for box in self.boxes if box.name == name]

    def number(self, at: int, size: int = 4) -> int:
        if self.body + at + size > self.end:
            raise ValueError("a box that ends too soon")
        return int.from_bytes(self.data[self.body + at : self.body + at + size], "big")

    def numbers(self, at: int, count: int, size: int = 4) -> tuple[int, ...]:
        if count > MOST_NUMBERS or self.body + at + count * size > self.end:
            raise ValueError("a table that does not fit its box")
        return struct.unpack_from(f">{count}{'Q' if size == 8 else 'I'}", self.data, self.body + at)


MOST_NUMBERS = 4_000_000


def boxes_in(data: bytes, at: int, end: int) -> Iterator[Box]:
    for _box in range(MOST_BOXES):
        if at + 8 > end:
            return
        size, name, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise ValueError("a box that does not fit")
        yield Box(data, name, at, at + head, at + size)
        at += size
    raise ValueError("more boxes than any recording has")
