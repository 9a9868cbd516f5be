"""AAC without a container (ADTS), as some phones record: a row of frames that say how long they are.

Only frames are kept.
"""

import re

from lms.intake.sound.id3 import after_id3

#: Told from MP3 by two bits that are zero here and never there.
HEAD = re.compile(rb"\xff[\xf0\xf1\xf8\xf9]")
FEWEST_FRAMES = 3
MOST_FRAMES = 2_000_000
RATES = 13
#: A telephone that is stopped in the middle leaves part of a frame.
LONGEST_FRAME = 8191


def without_tags(data: bytes) -> bytes:
    first = at = after_id3(data)
    count = 0
    while (length := frame_length(data, at)) and at + length <= len(data):
        # What kind of sound it is stays the same: no player would follow a change.
        if count == MOST_FRAMES or data[at + 1] != data[first + 1] or (data[at + 2] ^ data[first + 2]) & 0xFD:
            raise ValueError("not one recording")
        count += 1
        at += length
    rest = len(data) - at
    if count < FEWEST_FRAMES or not (
        rest <= LONGEST_FRAME or data.startswith((b"TAG", b"ID3", b"APETAGEX"), at)
    ):
        raise ValueError("not AAC")
    return data[first:at]


def frame_length(data: bytes, at: int) -> int:
    """How many bytes the frame at `at` has, head included; 0 when there is none."""
    if (
        at + 7 > len(data)
        or data[at] != 0xFF
        or data[at + 1] & 0xF6 != 0xF0
        or data[at + 2] >> 2 & 15 >= RATES
    ):
        return 0
    length = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    return length if length > 7 + 2 * (data[at + 1] & 1 ^ 1) else 0
