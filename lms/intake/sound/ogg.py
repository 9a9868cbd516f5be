"""Ogg is a row of pages that carry packets.

The second packet of a stream holds the tags: it is emptied where it stands.

Its length stays, so no page moves; only the checksums of the pages it lies on are written anew.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lms.intake.refusals import Refusal

COMMENT = b"\x03vorbis"
HEADS = {b"\x01vorbis": COMMENT, b"OpusHead": b"OpusTags"}
FILM = b"\x80theora"
#: Recordings that were put behind each other; there are seldom two.
MOST_STREAMS = 200


@dataclass
class Stream:
    tags_begin: bytes
    packets: int = 0
    #: Where the tags lie in the file, piece by piece, and the pages they lie on.
    pieces: list[tuple[int, int]] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)


def without_tags(data: bytes) -> bytes:
    kept = bytearray(data)
    streams: dict[bytes, Stream] = {}
    end = 0
    for start, end in _pages(data):
        _read_page(data, start, end, streams)
    if not streams:
        raise ValueError("no stream")
    for stream in streams.values():
        _empty(kept, stream)
    return bytes(kept[:end])


def _pages(data: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while data[at : at + 4] == b"OggS":
        lacing = data[at + 27 : at + 27 + data[at + 26]]
        end = at + 27 + len(lacing) + sum(lacing)
        if end > len(data) or data[at + 4] != 0:
            raise ValueError("cut off")
        yield at, end
        at = end


def _read_page(data: bytes, start: int, end: int, streams: dict[bytes, Stream]) -> None:
    serial = data[start + 14 : start + 18]
    lacing = data[start + 27 : start + 27 + data[start + 26]]
    at = start + 27 + len(lacing)
    if data[start + 5] & 2:
        streams[serial] = _begun(data, at, serial, streams)
    stream = streams[serial] if serial in streams else _unknown()
    if stream.packets > 1:
        return
    for size in lacing:
        if stream.packets == 1:
            stream.pieces.append((at, at + size))
            if not stream.pages or stream.pages[-1][0] != start:
                stream.pages.append((start, end))
        at += size
        if size < 255:
            stream.packets += 1


def _begun(data: bytes, at: int, serial: bytes, streams: dict[bytes, Stream]) -> Stream:
    begins = next((tags for head, tags in HEADS.items() if data.startswith(head, at)), None)
    if begins is None:
        raise Refusal("sound.film" if data.startswith(FILM, at) else "sound.unplayable")
    if serial in streams or len(streams) >= MOST_STREAMS:
        raise ValueError("a stream that begins again")
    return Stream(begins)


def _unknown() -> Stream:
    raise ValueError("a page of no stream")


def _empty(kept: bytearray, stream: Stream) -> None:
    packet = b"".join(kept[start:end] for start, end in stream.pieces)
    if stream.packets < 2:
        raise ValueError("no tags where they belong")
    _write_over(kept, stream.pieces, empty_tags(packet, stream.tags_begin))
    for start, end in stream.pages:
        kept[start + 22 : start + 26] = b"\0\0\0\0"
        kept[start + 22 : start + 26] = checksum(kept[start:end]).to_bytes(4, "little")


def empty_tags(packet: bytes, begins: bytes) -> bytes:
    """As long as it was. A vendor's name of spaces fills it, then comes the count of tags: none. Vorbis ends
    with a framing bit.
    """
    last = b"\0\0\0\0\x01" if begins == COMMENT else b"\0\0\0\0"
    room = len(packet) - len(begins) - 4 - len(last)
    if not packet.startswith(begins) or room < 0:
        raise ValueError("no tags where they belong")
    return begins + room.to_bytes(4, "little") + b" " * room + last


def _write_over(kept: bytearray, pieces: list[tuple[int, int]], packet: bytes) -> None:
    at = 0
    for start, end in pieces:
        kept[start:end] = packet[at : at + end - start]
        at += end - start


MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
ALL_BITS = 0xFFFFFFFF


def checksum(page: bytes | bytearray) -> int:
    """Ogg's own CRC, by zlib's: the same polynomial, over the bits of each byte the other way round, begun
    and ended plainly.
    """
    mirrored = zlib.crc32(bytes(page).translate(MIRRORED), ALL_BITS) ^ ALL_BITS
    return int(f"{mirrored:032b}"[::-1], 2)
