"""The elements of WebM: a number that names it, a length, a content that may be elements again."""

from collections.abc import Iterator
from dataclasses import dataclass

MOST_ELEMENTS = 1_000_000
LONGEST_NAME, LONGEST_SIZE = 4, 8
VOID = 0xEC


@dataclass(frozen=True, slots=True)
class Element:
    """`is_open`: it does not say how long it is, as what was recorded while it ran."""

    name: int
    start: int
    body: int
    end: int
    is_open: bool = False


def elements_in(data: bytes | bytearray, at: int, end: int) -> Iterator[Element]:
    """One after the other. One that is open reaches to the end."""
    for _element in range(MOST_ELEMENTS):
        if at >= end:
            return
        start = at
        name, at = _number(data, at, LONGEST_NAME, with_mark=True)
        size, body = _number(data, at, LONGEST_SIZE, with_mark=False)
        is_open = size == (1 << 7 * (body - at)) - 1
        at = end if is_open else body + size
        if at > end:
            raise ValueError("an element that does not fit")
        yield Element(name, start, body, at, is_open)
    raise ValueError("more elements than any film has")


def _number(data: bytes | bytearray, at: int, longest: int, *, with_mark: bool) -> tuple[int, int]:
    """As many bytes as there are zeros before its first bit, the mark."""
    length = 9 - data[at].bit_length()
    if length > longest or at + length > len(data):
        raise ValueError("no number")
    value = int.from_bytes(data[at : at + length], "big")
    return value if with_mark else value & ~(1 << 7 * length), at + length


def number_at(data: bytes | bytearray, at: int) -> int:
    """As it stands at the head of a block."""
    return _number(data, at, LONGEST_SIZE, with_mark=False)[0]


def make_void(kept: bytearray, element: Element) -> None:
    """Of the same length, and nothing in it."""
    length = element.end - element.start
    wide = 8 if length > 8 else 1
    size = (length - 1 - wide) | 1 << 7 * wide
    kept[element.start : element.end] = bytes([VOID]) + size.to_bytes(wide, "big") + bytes(length - 1 - wide)
