"""M4A is boxes in boxes. Those with tags become boxes of zeros of the same size, so no address inside the file changes."""

from collections.abc import Iterator

KEPT_TOP = (b"ftyp", b"moov", b"mdat", b"free", b"moof", b"mfra", b"sidx", b"styp")
FOLDERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"mvex", b"moof", b"traf", b"mfra")
TAGS = (b"udta", b"meta", b"uuid", b"skip", b"wide", b"free", b"loci", b"ID32", b"cprt")
DATED = (b"mvhd", b"tkhd", b"mdhd")
DEEPEST = 8


def without_tags(data: bytes) -> bytes:
    kept = bytearray(data)
    top = set()
    for name, start, body, end in _boxes(data, 0, len(data)):
        top.add(name)
        if name not in KEPT_TOP or name == b"free":
            _blank(kept, start, body, end)
        elif name in FOLDERS:
            _walk(kept, body, end, 1)
    if not {b"moov", b"mdat"} <= top or _kinds_of_track(data) != {b"soun"}:
        raise ValueError("no sound, or more than sound")
    return bytes(kept)


def _kinds_of_track(data: bytes) -> set[bytes]:
    kinds, at = set(), data.find(b"hdlr")
    while at >= 0:
        kinds.add(data[at + 12 : at + 16])
        at = data.find(b"hdlr", at + 4)
    return kinds & {b"soun", b"vide", b"text", b"sbtl", b"subt", b"tmcd"}


def _boxes(data: bytes | bytearray, at: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(name, start, start of what is in it, end) of each box."""
    while at + 8 <= end:
        size, name, head = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8]), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise ValueError("a box that does not fit")
        yield name, at, at + head, at + size
        at += size


def _walk(kept: bytearray, start: int, end: int, depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError("too deep")
    for name, box, body, box_end in list(_boxes(kept, start, end)):
        if name in TAGS:
            _blank(kept, box, body, box_end)
        elif name in DATED:
            width = 8 if kept[body] == 1 else 4
            kept[body + 4 : body + 4 + 2 * width] = bytes(2 * width)
        elif name == b"hdlr":
            kept[body + 24 : box_end] = bytes(box_end - body - 24)
        elif name in FOLDERS:
            _walk(kept, body, box_end, depth + 1)


def _blank(kept: bytearray, box: int, body: int, end: int) -> None:
    kept[box + 4 : box + 8] = b"free"
    kept[body:end] = bytes(end - body)
