import re
from collections.abc import Callable
from typing import IO

from lms.intake.problems import IntakeProblem
from lms.intake.received import Received, megabytes
from lms.intake.sound import m4a, mp3, ogg, wav

LARGEST_FILE = 40 * 1024 * 1024
KINDS = "MP3, Ogg, M4A, WAV"

#: how it begins → (what reads it, the ending it gets)
READERS: list[tuple[re.Pattern[bytes], Callable[[bytes], bytes], str]] = [
    (re.compile(rb"OggS"), ogg.without_tags, "ogg"),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), wav.without_tags, "wav"),
    (re.compile(rb"....ftyp(M4A |M4B |mp42|mp41|isom|iso2|qt  |dash|3gp)", re.DOTALL), m4a.without_tags, "m4a"),
    (re.compile(rb"ID3|\xff[\xe2-\xff]"), mp3.without_tags, "mp3"),
]


def clean_sound(file: IO[bytes]) -> Received:
    data = file.read(LARGEST_FILE + 1)
    if not data:
        raise IntakeProblem("file.empty")
    if len(data) > LARGEST_FILE:
        raise IntakeProblem("file.too_large", limit=megabytes(LARGEST_FILE))
    for beginning, without_tags, extension in READERS:
        if beginning.match(data):
            try:
                return Received(without_tags(data), extension)
            except (IndexError, ValueError):
                raise IntakeProblem("file.broken") from None
    raise IntakeProblem("file.wrong_kind", kinds=KINDS)
