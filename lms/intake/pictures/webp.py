"""What a WebP file says about itself in its chunks."""

from collections.abc import Iterator

HEAD_OF_FRAME = 16
HAS_ALPHA = 0x10


def chunks(data: bytes, at: int = 12, end: int | None = None) -> Iterator[tuple[bytes, int, int]]:
    """(name, where its body begins, where it ends), those of a moving picture's frames included."""
    end = len(data) if end is None else min(end, len(data))
    while at + 8 <= end:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        yield name, at + 8, at + 8 + size
        if name == b"ANMF":
            yield from chunks(data, at + 8 + HEAD_OF_FRAME, at + 8 + size)
        at += 8 + size + size % 2


def is_lossless(data: bytes) -> bool:
    return next((name == b"VP8L" for name, _body, _end in chunks(data) if name in {b"VP8L", b"VP8 "}), False)


def with_true_head(data: bytes) -> bytes:
    """What no frame of a moving picture covers shows through, whatever the head says: browsers look at the
    frames, Pillow at the head.
    """
    if data[12:16] != b"VP8X" or not any(name == b"ANMF" for name, _body, _end in chunks(data)):
        return data
    return data[:20] + bytes([data[20] | HAS_ALPHA]) + data[21:]
