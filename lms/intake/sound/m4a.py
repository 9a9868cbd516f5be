"""M4A, also in fragments and from telephones (3GP): what plays the sound stays (see `tracks`)."""

from lms.intake.refusals import Refusal
from lms.intake.sound.boxes import Box
from lms.intake.sound.tracks import chapters_in, entries_of, keep_tracks, kind_of, number_of

PLAYED = {b"mp4a", b"Opus", b"fLaC"}
#: Tracks that go with the sound and say words or show pictures: chapters, subtitles, time codes, data.
BESIDE = {b"text", b"sbtl", b"subt", b"tmcd", b"meta", b"hint", b"sdsm", b"odsm", b"clcp"}


def without_tags(data: bytes) -> bytes:
    return bytes(keep_tracks(data, _tracks_of_sound))


def _tracks_of_sound(moov: Box) -> list[Box]:
    sound, chapters = [], chapters_in(moov)
    for track in moov.all_of(b"trak"):
        kind = kind_of(track)
        if kind == b"soun":
            sound.append(track)
        elif kind not in BESIDE and number_of(track) not in chapters:
            raise Refusal("sound.film" if kind == b"vide" else "file.broken")
    if not sound:
        raise ValueError("no sound")
    if any(entry.name not in PLAYED for track in sound for entry in entries_of(track)):
        raise Refusal("sound.unplayable")
    return sound
