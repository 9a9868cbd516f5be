"""A writer of MP4 files, whole and in fragments: sound, and what telephones and programs put beside it."""

import struct

MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
#: What a file says of when it was made.
DATE = b"\x01\x02\x03\x04"


def box(name: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return struct.pack(">I", 8 + len(body)) + name + body


def full(name: bytes, *bodies: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(name, struct.pack(">I", version << 24 | flags), *bodies)


def table(name: bytes, *rows: tuple[int, ...]) -> bytes:
    return full(name, struct.pack(">I", len(rows)), *(struct.pack(f">{len(row)}I", *row) for row in rows))


def movie_head() -> bytes:
    return full(
        b"mvhd",
        DATE * 2,
        struct.pack(">IIIH", 1000, 1000, 0x10000, 0x100),
        bytes(10),
        MATRIX,
        bytes(24),
        struct.pack(">I", 9),
    )


def entry_of_sound(codec: bytes = b"mp4a", *more: bytes) -> bytes:
    config = b"\x03\x19\0\1\0\x04\x11\x40\x15" + bytes(11) + b"\x05\x02\x11\x90\x06\x01\x02"
    head = bytes(6) + struct.pack(">HHHIHHHHI", 1, 0, 0, 0, 2, 16, 0, 0, 48000 << 16)
    return box(codec, head, full(b"esds", config), *more)


def track(
    number: int,
    kind: bytes,
    entry: bytes,
    sizes: list[int],
    chunks: list[tuple[int, int]],
    *,
    beside: bytes = b"",
    handler: bytes = b"handler",
    same: int = 0,
) -> bytes:
    """`chunks` are (where in the file, how many samples)."""
    heads = {b"soun": full(b"smhd", bytes(4)), b"vide": full(b"vmhd", bytes(8), flags=1)}
    runs = [(place, many, 1) for place, (_at, many) in enumerate(chunks, 1)]
    sample_sizes = full(
        b"stsz",
        struct.pack(">II", same, len(sizes)),
        *(struct.pack(">I", size) for size in sizes if not same),
    )
    tables = [
        full(b"stsd", struct.pack(">I", 1), entry),
        table(b"stts", (len(sizes), 1024)),
        table(b"stsc", *runs),
        sample_sizes,
        table(b"stco", *((at,) for at, _many in chunks)),
    ]
    data = full(b"dref", struct.pack(">I", 1), full(b"url ", flags=1))
    return box(
        b"trak",
        full(b"tkhd", DATE * 2, struct.pack(">III", number, 0, 1000), bytes(16), MATRIX, bytes(8), flags=7),
        beside,
        box(
            b"mdia",
            full(b"mdhd", DATE * 2, struct.pack(">IIHH", 48000, 48000, 0x15C7, 0)),
            full(b"hdlr", bytes(4), kind, bytes(12), handler + b"\0"),
            box(b"minf", heads.get(kind, full(b"nmhd")), box(b"dinf", data), box(b"stbl", *tables)),
        ),
    )


def whole(brand: bytes, make_tracks, media: bytes, *, in_moov: bytes = b"", behind: bytes = b"") -> bytes:
    """`make_tracks` gets where the media begin, and is asked twice: its tables are of the same length
    wherever that is.
    """
    head = box(b"ftyp", brand, bytes(4), brand)
    length = len(box(b"moov", movie_head(), make_tracks(0), in_moov))
    begin = len(head) + length + 8
    return head + box(b"moov", movie_head(), make_tracks(begin), in_moov) + box(b"mdat", media) + behind


def in_fragments(
    pieces: list[list[bytes]],
    *,
    brand: bytes = b"iso5",
    base_is_moof: bool = True,
    beside: bytes = b"",
    kind: bytes = b"soun",
    entry: bytes | None = None,
) -> bytes:
    """Each piece is one fragment's samples. The file begins with tables that are empty."""
    extends = box(b"mvex", full(b"trex", struct.pack(">IIIII", 1, 1, 1024, 0, 0)))
    only = track(1, kind, entry or entry_of_sound(), [], [])
    written = box(b"ftyp", brand, bytes(4), b"iso5iso6mp41") + box(b"moov", movie_head(), only, extends)
    for number, samples in enumerate(pieces, 1):
        sizes = b"".join(struct.pack(">II", 1024, len(sample)) for sample in samples)
        base = b"" if base_is_moof else struct.pack(">Q", len(written))

        def moof(
            offset: int,
            number: int = number,
            sizes: bytes = sizes,
            count: int = len(samples),
            base: bytes = base,
        ) -> bytes:
            run = full(b"trun", struct.pack(">Ii", count, offset), sizes, flags=0x301)
            head = full(b"tfhd", struct.pack(">I", 1), base, flags=0x20000 if base_is_moof else 1)
            time = full(b"tfdt", struct.pack(">Q", (number - 1) * 4096), version=1)
            return box(b"moof", full(b"mfhd", struct.pack(">I", number)), box(b"traf", head, time, run))

        written += beside
        if not base_is_moof:
            base = struct.pack(">Q", len(written))
        written += moof(len(moof(0, base=base)) + 8, base=base) + box(b"mdat", b"".join(samples))
    return written
