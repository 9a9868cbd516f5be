"""The tracks of an MP4 file, in fragments too: what is needed to play those that are wanted stays, byte for
byte where it stood.

All else (tags, chapters and the track with their words, covers, times, makers, places) becomes boxes of zeros
of the same size, so no address inside the file changes. Nor does a byte between two samples.
"""

from collections.abc import Callable, Iterator

from lms.intake.sound.boxes import DEEPEST, Box, boxes_in
from lms.intake.sound.samples import Stretch, in_fragment, in_tables, united

#: What may stay, by the box it stands in.
KEPT: dict[bytes, set[bytes]] = {
    b"": {b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"sidx", b"mfra"},
    b"moov": {b"mvhd", b"trak", b"mvex"},
    b"mvex": {b"mehd", b"trex"},
    b"trak": {b"tkhd", b"edts", b"mdia"},
    b"edts": {b"elst"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"minf": {b"smhd", b"vmhd", b"dinf", b"stbl"},
    b"dinf": {b"dref"},
    b"dref": {b"url "},
    b"stbl": {b"stsd", b"stts", b"ctts", b"stss", b"stsc", b"stsz", b"stco", b"co64", b"sgpd", b"sbgp"},
    b"stsd": {b"mp4a", b"Opus", b"fLaC", b"avc1", b"avc3"},
    b"moof": {b"mfhd", b"traf"},
    b"traf": {b"tfhd", b"tfdt", b"trun", b"sgpd", b"sbgp"},
    b"mfra": {b"tfra", b"mfro"},
}
#: What describes it inside a sample entry, behind a head whose length its version tells.
DESCRIBING = {b"esds", b"dOps", b"dfLa", b"wave", b"btrt", b"chan", b"srat", b"avcC", b"pasp", b"colr"}
FILM = {b"avc1", b"avc3"}
HEAD_OF_FILM = 78
HEAD_OF_SOUND = {0: 28, 1: 44, 2: 64}
NO_LANGUAGE = b"\x55\xc4"


def keep_tracks(data: bytes, choose: Callable[[Box], list[Box]]) -> bytearray:
    """`choose` names the tracks that are wanted, given the list of contents, or refuses the file."""
    top = list(boxes_in(data, 0, len(data)))
    moov = contents_of(top)
    wanted = choose(moov)
    numbers = {number_of(track) for track in wanted}
    kept = bytearray(data)
    for box in _unwanted(top, wanted, numbers):
        _blank(kept, box)
    for track in wanted:
        _forget_facts(kept, track)
    _forget_dates(kept, moov.of(b"mvhd"))
    _keep_samples_alone(kept, data, top, united(_stretches(top, moov, wanted, numbers)))
    return kept


def contents_of(top: list[Box]) -> Box:
    moov = next((box for box in top if box.name == b"moov"), None)
    if moov is None:
        raise ValueError("no list of contents")
    return moov


def kind_of(track: Box) -> bytes:
    handler = track.of(b"mdia", b"hdlr")
    return handler.number(8).to_bytes(4, "big") if handler else b""


def number_of(track: Box) -> int:
    head = track.of(b"tkhd")
    if head is None:
        raise ValueError("a track without a number")
    return head.number(20 if head.full[0] == 1 else 12)


def chapters_in(moov: Box) -> set[int]:
    """The numbers of the tracks that hold the words and pictures of chapters."""
    return {
        number
        for track in moov.all_of(b"trak")
        for tref in track.all_of(b"tref")
        for box in tref.boxes
        if box.name == b"chap"
        for number in box.numbers(0, (box.end - box.body) // 4)
    }


def entries_of(track: Box) -> list[Box]:
    """How its samples are coded. Raises ValueError where that is not said, or they are in another file."""
    descriptions = track.of(b"mdia", b"minf", b"stbl", b"stsd")
    if not descriptions or not descriptions.boxes:
        raise ValueError("a track that does not say what it is")
    references = track.of(b"mdia", b"minf", b"dinf", b"dref")
    if references and any(
        reference.name != b"url " or not reference.full[1] & 1 for reference in references.boxes
    ):
        raise ValueError("its samples are in another file")
    return descriptions.boxes


def _unwanted(top: list[Box], tracks: list[Box], numbers: set[int]) -> Iterator[Box]:
    wanted = {track.start for track in tracks}
    waiting = [(box, b"", 0) for box in top]
    while waiting:
        box, inside, depth = waiting.pop()
        is_theirs = box.name == b"trak" and box.start not in wanted
        if box.name not in KEPT[inside] or is_theirs or (box.name == b"traf" and not _belongs(box, numbers)):
            yield box
        elif inside == b"stsd":
            yield from (part for part in _parts_of_entry(box) if part.name not in DESCRIBING)
        elif box.name in KEPT and depth < DEEPEST:
            waiting += [(part, box.name, depth + 1) for part in box.boxes]


def _belongs(traf: Box, numbers: set[int]) -> bool:
    head = traf.of(b"tfhd")
    return head is not None and head.number(4) in numbers


def _parts_of_entry(entry: Box) -> Iterator[Box]:
    head = HEAD_OF_FILM if entry.name in FILM else HEAD_OF_SOUND.get(entry.number(8, 2))
    if head is None or entry.body + head > entry.end:
        raise ValueError("an entry of no known version")
    return boxes_in(entry.data, entry.body + head, entry.end)


def _forget_facts(kept: bytearray, track: Box) -> None:
    """When it was made, in which language, by which program."""
    _forget_dates(kept, track.of(b"tkhd"))
    media = track.of(b"mdia", b"mdhd")
    _forget_dates(kept, media)
    if media:
        at = media.body + (32 if media.full[0] == 1 else 20)
        kept[at : at + 2] = NO_LANGUAGE
    handler = track.of(b"mdia", b"hdlr")
    if handler and handler.end >= handler.body + 12:
        kept[handler.body + 12 : handler.end] = bytes(handler.end - handler.body - 12)
    references = track.of(b"mdia", b"minf", b"dinf", b"dref")
    for reference in references.boxes if references else ():
        kept[reference.body + 4 : reference.end] = bytes(reference.end - reference.body - 4)


def _forget_dates(kept: bytearray, box: Box | None) -> None:
    if box is not None:
        width = 16 if box.full[0] == 1 else 8
        box.number(4, width)
        kept[box.body + 4 : box.body + 4 + width] = bytes(width)


def _stretches(top: list[Box], moov: Box, tracks: list[Box], numbers: set[int]) -> Iterator[Stretch]:
    usual = {box.number(4): box.number(16) for box in (moov.of(b"mvex") or moov).all_of(b"trex")}
    for track in tracks:
        yield from in_tables(track)
    for box in top:
        if box.name == b"moof":
            yield from in_fragment(box, numbers, usual)


def _keep_samples_alone(kept: bytearray, data: bytes, top: list[Box], stretches: list[Stretch]) -> None:
    if not stretches:
        raise ValueError("nothing to play in it")
    media = [box for box in top if box.name == b"mdat"]
    for box in media:
        kept[box.body : box.end] = bytes(box.end - box.body)
    at = 0
    for start, end in stretches:
        while at < len(media) and media[at].end <= start:
            at += 1
        if at == len(media) or start < media[at].body or end > media[at].end:
            raise ValueError("samples outside of the file's media")
        kept[start:end] = data[start:end]


def _blank(kept: bytearray, box: Box) -> None:
    kept[box.start + 4 : box.start + 8] = b"free"
    kept[box.body : box.end] = bytes(box.end - box.body)
