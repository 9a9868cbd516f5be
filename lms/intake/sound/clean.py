import re
import struct
from collections.abc import Callable

from lms.intake.received import Received
from lms.intake.refusals import Refusal
from lms.intake.sound import aac, m4a, mp3, ogg, wav
from lms.intake.sound.id3 import after_id3

KINDS = "MP3, Ogg, M4A, AAC, WAV"

#: how it begins → (what reads it, the ending it gets)
READERS: list[tuple[re.Pattern[bytes], Callable[[bytes], bytes], str]] = [
    (re.compile(rb"OggS"), ogg.without_tags, "ogg"),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), wav.without_tags, "wav"),
    (re.compile(rb"....ftyp(?!avi[fs]|he[iv]|mif1|msf1)", re.DOTALL), m4a.without_tags, "m4a"),
]
#: The same, behind a tag.
BEHIND_TAG: list[tuple[re.Pattern[bytes], Callable[[bytes], bytes], str]] = [
    (aac.HEAD, aac.without_tags, "aac"),
    (re.compile(rb"ID3|\xff[\xe2-\xff]"), mp3.without_tags, "mp3"),
]
#: Recordings of telephones, which no browser plays.
UNPLAYABLE = re.compile(
    rb"#!AMR|....ftypmmp4|caff|FORM....AIFF|FORM....AIFC|\x30\x26\xb2\x75\x8e\x66\xcf\x11", re.DOTALL
)


def clean_sound(data: bytes) -> Received | None:
    """None for what is no recording."""
    if UNPLAYABLE.match(data):
        raise Refusal("sound.unplayable")
    try:
        begin = after_id3(data) if data.startswith(b"ID3") else 0
        for readers, at in ((READERS, 0), (BEHIND_TAG, begin), (BEHIND_TAG, 0)):
            for beginning, without_tags, extension in readers:
                if beginning.match(data, at):
                    return Received(without_tags(data), extension)
    except (IndexError, ValueError, struct.error):
        raise Refusal("file.broken") from None
    return None
