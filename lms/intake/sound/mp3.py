"""MP3 is a row of frames; tags stand before, behind and between them. Only frames are kept."""

import re

from lms.intake.sound.id3 import after_id3

BITRATES = {  # kbit/s by (MPEG 1?, layer), index 1 to 14
    (True, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
FEWEST_FRAMES = 3
#: What a frame may begin with, so that other bytes are passed over without being looked at one by one.
HEAD = re.compile(
    rb"\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]["
    + b"".join(b"\\x%02x" % byte for byte in range(0x10, 0xF0) if byte & 0x0C != 0x0C)
    + rb"]",
)
#: Between frames, only so many places may look like one and be none: a recording is frames, not a search for
#: them.
MOST_FALSE_HEADS = 2000


def without_tags(data: bytes) -> bytes:
    at, kept, count, false_heads = after_id3(data), [], 0, 0
    run = at
    while at < len(data):
        length = frame_length(data, at)
        if length and at + length <= len(data) and _followed(data, at + length):
            count += 1
            at += length
            continue
        kept.append(data[run:at])
        behind = _after_tag(data, at)
        false_heads += length > 0
        if false_heads > MOST_FALSE_HEADS:
            raise ValueError("not MP3")
        found = HEAD.search(data, behind if behind > at else at + 1)
        if found is None:
            run = at = len(data)
            break
        run = at = found.start()
    kept.append(data[run:at])
    if count < FEWEST_FRAMES:
        raise ValueError("not MP3")
    return b"".join(kept)


def _after_tag(data: bytes, at: int) -> int:
    """Behind the tag at `at`, which may hold a picture full of bytes that look like frames.

    `at` when there is none.
    """
    if data[at : at + 3] == b"ID3":
        return after_id3(data, at)
    if data[at : at + 8] == b"APETAGEX" and data[at + 20 : at + 24]:
        has_head = data[at + 23] & 0x20
        return at + (32 + int.from_bytes(data[at + 12 : at + 16], "little") if has_head else 32)
    return at + 128 if data[at : at + 3] == b"TAG" else at


def _followed(data: bytes, at: int) -> bool:
    """A frame is believed only when another one, a tag or the end comes behind it: sync bytes happen by
    chance, too.
    """
    rest = data[at : at + 8]
    return (
        len(rest) < 4
        or rest.startswith((b"TAG", b"APETAGEX", b"LYRICSBE", b"ID3"))
        or bool(frame_length(data, at))
    )


def frame_length(data: bytes, at: int) -> int:
    """How many bytes the frame at `at` has; 0 when there is none."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = data[at + 1] >> 3 & 3, 4 - (data[at + 1] >> 1 & 3)
    bitrate, rate, padding = data[at + 2] >> 4, data[at + 2] >> 2 & 3, data[at + 2] >> 1 & 1
    if version == 1 or layer == 4 or bitrate in {0, 15} or rate == 3:
        return 0
    bits = BITRATES[version == 3, layer][bitrate - 1] * 1000
    hertz = RATES[version][rate]
    if layer == 1:
        return (12 * bits // hertz + padding) * 4
    samples = 72 if layer == 3 and version != 3 else 144
    return samples * bits // hertz + padding
