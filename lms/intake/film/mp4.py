"""MP4: one track of H.264, sound in AAC where there is any, and what is needed to play them (see
`lms.intake.sound.tracks`). What a camera writes between the pictures themselves goes too.
"""

from collections.abc import Iterator

from lms.intake.film.h264 import AVCC, width_of_lengths, without_remarks
from lms.intake.refusals import Refusal
from lms.intake.sound.boxes import Box, boxes_in
from lms.intake.sound.samples import Stretch, samples_in_fragment, samples_in_tables
from lms.intake.sound.tracks import (
    FILM,
    HEAD_OF_FILM,
    chapters_in,
    contents_of,
    entries_of,
    keep_tracks,
    kind_of,
    number_of,
)

PICTURES, SOUND = b"vide", b"soun"
HEARD = {b"mp4a"}
#: In the head of a sample entry: who made the coder, and what it is called.
MAKER, CODER = slice(8, 24), slice(42, 74)


def without_tags(data: bytes) -> bytes:
    kept = keep_tracks(data, _tracks_of_film)
    top = list(boxes_in(bytes(kept), 0, len(kept)))
    moov = contents_of(top)
    [film] = [track for track in moov.all_of(b"trak") if kind_of(track) == PICTURES]
    widths = set()
    for entry in entries_of(film):
        for part in (MAKER, CODER):
            kept[entry.body + part.start : entry.body + part.stop] = bytes(part.stop - part.start)
        widths.add(width_of_lengths(_config_of(entry)))
    if len(widths) != 1:
        raise Refusal("film.unplayable")
    for start, end in _samples(top, moov, film):
        without_remarks(kept, start, end, *widths)
    return bytes(kept)


def is_cover(moov: Box, track: Box) -> bool:
    """A picture that goes with sound: that of a chapter."""
    return number_of(track) in chapters_in(moov)


def _tracks_of_film(moov: Box) -> list[Box]:
    """The pictures, and the first sound that browsers play. What else goes along (chapters, time codes, where
    the camera was) is nothing to see or hear.
    """
    tracks = [track for track in moov.all_of(b"trak") if not is_cover(moov, track)]
    films = [track for track in tracks if kind_of(track) == PICTURES]
    sounds = [track for track in tracks if kind_of(track) == SOUND]
    if not films:
        raise ValueError("no film")
    if len(films) > 1 or any(entry.name not in FILM for entry in entries_of(films[0])):
        raise Refusal("film.unplayable")
    heard = [track for track in sounds if all(entry.name in HEARD for entry in entries_of(track))]
    if sounds and not heard:
        raise Refusal("film.unplayable")
    return [*films, *heard[:1]]


def _config_of(entry: Box) -> bytes:
    parts = boxes_in(entry.data, entry.body + HEAD_OF_FILM, entry.end)
    config = next((part for part in parts if part.name == AVCC), None)
    if config is None:
        raise ValueError("a film that does not say how it is coded")
    return config.data[config.body : config.end]


def _samples(top: list[Box], moov: Box, film: Box) -> Iterator[Stretch]:
    usual = {box.number(4): box.number(16) for box in (moov.of(b"mvex") or moov).all_of(b"trex")}
    yield from samples_in_tables(film)
    for box in top:
        if box.name == b"moof":
            yield from samples_in_fragment(box, {number_of(film)}, usual)
