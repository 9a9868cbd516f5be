"""H.264 is a row of units, each with its length before it. Pictures are some of them; others are remarks, in
which cameras write the day, the place and their own name, and coders how they were set.
"""

from lms.intake.refusals import Refusal

AVCC = b"avcC"
#: Profiles that phones play (baseline, main, extended, high): eight bits, colours at half width.
PLAYED = {66, 77, 88, 100}
#: Kinds of unit: pictures, how they are coded, and where one of them ends.
NEEDED = {1, 2, 3, 4, 5, 7, 8, 9, 10, 11}
REMARKS, FILLING = 6, 12
#: Remarks about showing the pictures: where to begin, which way up, in which light.
HARMLESS = {6, 47, 137, 144, 147}
#: A remark that says nothing.
EMPTY = 3
LAST = b"\x80"


def width_of_lengths(config: bytes) -> int:
    """How many bytes the length before each unit has. Refuses what phones do not play."""
    if len(config) < 7 or config[0] != 1:
        raise ValueError("no head of H.264")
    if config[1] not in PLAYED:
        raise Refusal("film.unplayable")
    return (config[4] & 3) + 1


def without_remarks(kept: bytearray, start: int, end: int, width: int) -> None:
    """In one sample; every unit keeps its length."""
    at = start
    while at < end:
        length = int.from_bytes(kept[at : at + width], "big")
        at += width
        if at + length > end:
            raise ValueError("a unit that does not fit")
        if length:
            kind = kept[at] & 31
            if kind == REMARKS and not _kinds(bytes(kept[at : at + length])) <= HARMLESS:
                kept[at : at + length] = _empty_remark(length)
            elif kind != REMARKS and kind not in NEEDED:
                kept[at : at + length] = _filling(length)
        at += length


def _kinds(unit: bytes) -> set[int]:
    """What the remarks in a unit are about; -1 where they cannot be read."""
    said = unit[1:].replace(b"\0\0\3", b"\0\0")
    found, at = set(), 0
    while at + 2 <= len(said):
        kind, at = _number(said, at)
        size, at = _number(said, at)
        found.add(kind)
        at += size
    return found if said[at:] == LAST else {-1}


def _number(said: bytes, at: int) -> tuple[int, int]:
    """As many times 255 as there are such bytes, and the one behind them."""
    begin = at
    while at < len(said) and said[at] == 0xFF:
        at += 1
    return (at - begin) * 255 + (said[at] if at < len(said) else 0), at + 1


def _empty_remark(length: int) -> bytes:
    """One of this length; 259 bytes take two, since a size that needs one byte more is one byte longer."""
    if length < 4:
        return _filling(length)
    first = b"" if (length - 4) % 256 != 255 else bytes([EMPTY, 0])
    room = length - 2 - len(first)
    size = (room - 2) - (room - 2) // 256
    written = bytes([EMPTY]) + b"\xff" * (size // 255) + bytes([size % 255]) + b"\xff" * size
    return bytes([REMARKS]) + first + written + LAST


def _filling(length: int) -> bytes:
    return (bytes([FILLING]) + b"\xff" * max(0, length - 2) + LAST)[:length]
