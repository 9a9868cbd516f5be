"""Pictures written by hand, whose every pixel is known without a library."""

import struct

SIDE = 16
#: nothing, then three colours
COLOURS = [(0, 0, 0), (255, 0, 0), (0, 255, 0), (0, 0, 255)]
#: left, top, right, bottom of each frame, and the colour it is made of
FRAMES = [((0, 0, 16, 16), 1), ((4, 4, 12, 12), 2), ((0, 8, 8, 16), 3)]
Pixel = tuple[int, int, int, int]
NOTHING: Pixel = (0, 0, 0, 0)


def moving_gif(disposals: tuple[int, int], *, hole: int | None) -> tuple[bytes, list[list[Pixel]]]:
    """A GIF of three frames, and what a viewer shows after each.

    With a `hole`, every second pixel of a frame is transparent.
    """
    palette = b"".join(map(bytes, COLOURS))
    written = (
        b"GIF89a"
        + struct.pack("<HHBBB", SIDE, SIDE, 0x91, 0, 0)
        + palette
        + b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    )
    canvas: list[Pixel] = [NOTHING] * SIDE * SIDE
    shown = []
    for (box, colour), disposal in zip(FRAMES, (*disposals, 0), strict=True):
        left, top, right, bottom = box
        values = [
            hole if hole is not None and (x + y) % 2 else colour
            for y in range(top, bottom)
            for x in range(left, right)
        ]
        written += b"\x21\xf9\x04" + struct.pack("<BHBB", disposal << 2 | (hole is not None), 5, hole or 0, 0)
        written += (
            b"\x2c" + struct.pack("<HHHHB", left, top, right - left, bottom - top, 0) + _compressed(values)
        )
        before = list(canvas)
        places = [y * SIDE + x for y in range(top, bottom) for x in range(left, right)]
        for place, value in zip(places, values, strict=True):
            if value != hole:
                canvas[place] = (*COLOURS[value], 255)
        shown.append(list(canvas))
        if disposal == 3:
            canvas = before
        elif disposal == 2:
            for place in places:
                canvas[place] = NOTHING
    return written + b";", shown


def _compressed(values: list[int]) -> bytes:
    """LZW that never learns: the list of words is emptied before it grows, so every word is one value of
    three bits.
    """
    codes = []
    for number, value in enumerate(values):
        if number % 2 == 0:
            codes.append(4)
        codes.append(value)
    bits = "".join(f"{code:03b}"[::-1] for code in [*codes, 5])
    packed = bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8))
    return (
        b"\x02"
        + b"".join(
            bytes([len(piece)]) + piece
            for piece in (packed[at : at + 255] for at in range(0, len(packed), 255))
        )
        + b"\0"
    )


def display_p3() -> bytes:
    """A profile of the colours of telephones' screens: three primaries and a curve near 2.2, with D50 as
    white.
    """
    primaries = [(0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)]
    fixed = [struct.pack(">iii", *(round(value * 65536) for value in colour)) for colour in primaries]
    curve = b"para\0\0\0\0" + struct.pack(
        ">HH5i",
        3,
        0,
        *(round(value * 65536) for value in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)),
    )
    white = b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061)
    words = (
        b"mluc\0\0\0\0"
        + struct.pack(">II", 1, 12)
        + b"enUS"
        + struct.pack(">II", 4, 28)
        + "P3".encode("utf-16-be")
    )
    tags = [(b"desc", words), (b"cprt", words), (b"wtpt", white)]
    tags += [
        (name, b"XYZ \0\0\0\0" + value)
        for name, value in zip((b"rXYZ", b"gXYZ", b"bXYZ"), fixed, strict=True)
    ]
    tags += [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")]
    at, listed, bodies = 128 + 4 + 12 * len(tags), b"", b""
    for name, body in tags:
        listed += name + struct.pack(">II", at + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    head = struct.pack(
        ">I4sI4s4s4s12s4s",
        at + len(bodies),
        b"\0\0\0\0",
        0x04000000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        bytes(12),
        b"acsp",
    )
    head = head.ljust(68, b"\0") + struct.pack(">iii", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + listed + bodies
