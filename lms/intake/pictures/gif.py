"""GIF's frames as browsers show them.

Pillow lays what a frame leaves behind on the colour of the background; browsers leave nothing.

Each frame is cut out as a picture of its own, which Pillow decodes; when it goes, and what stands there then,
is done here.
"""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from lms.intake.refusals import Refusal

HAS_COLOURS = 0x80
CONTROL, APPLICATION, IMAGE, EXTENSION, END = 0xF9, 0xFF, 0x2C, 0x21, 0x3B
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
TO_NOTHING, TO_BEFORE = 2, 3
MOST_EXTENSIONS = 10_000


@dataclass
class Frame:
    #: A GIF of this frame alone.
    alone: bytes
    left: int
    top: int
    pixels: int
    goes: int
    milliseconds: int


@dataclass
class Gif:
    size: tuple[int, int]
    frames: list[Frame]
    loop: int | None


def read_gif(data: bytes, *, most_frames: int) -> Gif:
    """Raises IndexError, ValueError or struct.error for what ends too soon."""
    width, height, facts = struct.unpack_from("<HHB", data, 6)
    at = 13 + _length_of_colours(facts)
    colours, control, loop = data[13:at], b"\0\0\0\0", None
    frames: list[Frame] = []
    for _block in range(most_frames + MOST_EXTENSIONS):
        kind = data[at] if at < len(data) else END
        if kind == END:
            return Gif((width, height), frames, loop)
        if kind == EXTENSION:
            behind = _behind_pieces(data, at + 2)
            if data[at + 1] == CONTROL and data[at + 2] == 4:
                control = data[at + 3 : at + 7]
            elif data[at + 1] == APPLICATION and data[at + 3 : at + 14] in LOOPS and data[at + 14] == 3:
                loop = int.from_bytes(data[at + 16 : at + 18], "little")
        elif kind == IMAGE:
            frame, behind = _frame(data, at, facts, colours, control)
            frames.append(frame)
            control = b"\0\0\0\0"
        else:
            raise ValueError("no block of a GIF")
        if len(frames) > most_frames:
            raise Refusal("image.too_many_frames", limit=most_frames)
        at = behind
    raise ValueError("more blocks than any picture has")


def _frame(data: bytes, at: int, facts: int, colours: bytes, control: bytes) -> tuple[Frame, int]:
    left, top, width, height, own = struct.unpack_from("<HHHHB", data, at + 1)
    begin = at + 10 + _length_of_colours(own)
    behind = _behind_pieces(data, begin + 1)
    screen = b"GIF89a" + struct.pack("<HHBBB", width, height, facts, 0, 0) + colours
    block = struct.pack("<BHHHHB", IMAGE, 0, 0, width, height, own)
    alone = screen + b"\x21\xf9\x04" + control + b"\0" + block + data[at + 10 : behind] + b";"
    return (
        Frame(
            alone, left, top, width * height, control[0] >> 2 & 7, int.from_bytes(control[1:3], "little") * 10
        ),
        behind,
    )


def _length_of_colours(facts: int) -> int:
    return 3 << (facts & 7) + 1 if facts & HAS_COLOURS else 0


def _behind_pieces(data: bytes, at: int) -> int:
    while length := data[at]:
        at += 1 + length
    return at + 1


def shown(gif: Gif) -> Iterator[Image.Image]:
    """What is seen while each frame stands."""
    canvas = Image.new("RGBA", gif.size)
    for frame in gif.frames:
        image = Image.open(io.BytesIO(frame.alone), formats=["GIF"])
        patch = image.convert("RGBA")
        before = canvas.copy() if frame.goes == TO_BEFORE else None
        canvas.paste(patch, (frame.left, frame.top), patch)
        yield canvas.copy()
        if before is not None:
            canvas = before
        elif frame.goes == TO_NOTHING:
            canvas.paste(
                (0, 0, 0, 0), (frame.left, frame.top, frame.left + patch.width, frame.top + patch.height)
            )
