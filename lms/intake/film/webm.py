"""WebM (VP8 and VP9, with Opus or Vorbis): what is needed to play it stays where it stands, all else becomes
void elements of the same length: titles, dates, programs, chapters, attachments, tags, further tracks.
"""

from collections.abc import Iterator

from lms.intake.film.ebml import Element, elements_in, make_void, number_at
from lms.intake.refusals import Refusal
from lms.intake.sound.ogg import COMMENT, empty_tags

HEAD, SEGMENT = 0x1A45DFA3, 0x18538067
SEEK_HEAD, SEEK, SEEK_NAME = 0x114D9B74, 0x4DBB, 0x53AB
INFO, TRACKS, TRACK, CLUSTER, CUES = 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675, 0x1C53BB6B
GROUP, BLOCK, SIMPLE_BLOCK = 0xA0, 0xA1, 0xA3
CUE, CUE_PLACE = 0xBB, 0xB7
VIDEO, AUDIO, COLOUR = 0xE0, 0xE1, 0x55B0
DOC_TYPE, NUMBER, UID, KIND, CODEC, PRIVATE = 0x4282, 0xD7, 0x73C5, 0x83, 0x86, 0x63A2
MUXER, WRITER = 0x4D80, 0x5741
#: Elements that stand beside clusters: where one begins, an open cluster ends.
BESIDE = {SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, 0x1043A770, 0x1254C367, 0x1941A469}
#: What may stay, by the element it stands in.
KEPT: dict[int, set[int]] = {
    HEAD: {0x4286, 0x42F7, 0x42F2, 0x42F3, DOC_TYPE, 0x4287, 0x4285},
    SEGMENT: {SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES},
    SEEK_HEAD: {SEEK},
    SEEK: {SEEK_NAME, 0x53AC},
    INFO: {0x2AD7B1, 0x4489, MUXER, WRITER},
    TRACKS: {TRACK},
    TRACK: {
        *(NUMBER, UID, KIND, CODEC, PRIVATE, VIDEO, AUDIO),
        *(0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x56AA, 0x56BB, 0x55EE),
    },
    VIDEO: {0xB0, 0xBA, 0x9A, 0x54AA, 0x54BB, 0x54CC, 0x54DD, 0x54B0, 0x54BA, 0x54B2, 0x53C0, COLOUR},
    AUDIO: {0xB5, 0x78B5, 0x9F, 0x6264},
    COLOUR: {0x55B1, 0x55B2, 0x55B3, 0x55B4, 0x55B5, 0x55B6, 0x55B7, 0x55B8, 0x55B9, 0x55BA, 0x55BB},
    CLUSTER: {0xE7, 0xA7, 0xAB, SIMPLE_BLOCK, GROUP},
    GROUP: {BLOCK, 0x9B, 0xFB, 0x75A2},
    CUES: {CUE},
    CUE: {0xB3, CUE_PLACE},
    CUE_PLACE: {0xF7, 0xF1, 0xF0, 0xB2, 0x5378},
}
PICTURES, SOUND = 1, 2
CODECS = {PICTURES: {b"V_VP8", b"V_VP9"}, SOUND: {b"A_OPUS", b"A_VORBIS"}}
#: How long what a coder needs to know may be; that of Vorbis holds tags, which are emptied.
LONGEST_PRIVATE = {b"V_VP9": 64, b"A_OPUS": 300}


def without_tags(data: bytes) -> bytes:
    kept = bytearray(data)
    top = elements_in(data, 0, len(data))
    head, segment = next(top), next(top)
    if head.name != HEAD or segment.name != SEGMENT:
        raise ValueError("not a film")
    if _text(data, _inside(data, head).get(DOC_TYPE)) != b"webm":
        raise Refusal("film.unplayable")
    _keep_known(kept, head)
    tracks: set[int] = set()
    for element in _parts(data, segment):
        if element.name == TRACKS:
            tracks = _keep_tracks(kept, element)
        elif element.name == CLUSTER:
            _keep_blocks(kept, element, tracks)
        elif element.name == SEEK_HEAD:
            _keep_seeks(kept, element)
        elif element.name in KEPT[SEGMENT]:
            _keep_known(kept, element)
            if element.name == INFO:
                _forget_programs(kept, element)
        else:
            make_void(kept, element)
    if not tracks:
        raise ValueError("nothing to play in it")
    return bytes(kept[: segment.end])


def _parts(data: bytes, segment: Element) -> Iterator[Element]:
    """Of the segment. An open cluster ends where the next element beside clusters begins."""
    at = segment.body
    while at < segment.end:
        element = next(elements_in(data, at, segment.end))
        if element.is_open:
            if element.name != CLUSTER:
                raise ValueError("an open element")
            inside = elements_in(data, element.body, segment.end)
            end = next((each.start for each in inside if each.name in BESIDE), segment.end)
            element = Element(CLUSTER, element.start, element.body, end)
        yield element
        at = element.end


def _inside(data: bytes | bytearray, element: Element) -> dict[int, Element]:
    return {each.name: each for each in elements_in(data, element.body, element.end)}


def _text(data: bytes | bytearray, element: Element | None) -> bytes:
    return bytes(data[element.body : element.end]).rstrip(b"\0") if element else b""


def _value(data: bytes | bytearray, element: Element | None) -> int:
    return int.from_bytes(data[element.body : element.end], "big") if element else 0


def _keep_known(kept: bytearray, element: Element) -> None:
    for part in elements_in(kept, element.body, element.end):
        if part.name not in KEPT[element.name]:
            make_void(kept, part)
        elif part.name in KEPT:
            _keep_known(kept, part)


def _keep_seeks(kept: bytearray, element: Element) -> None:
    """Where to find what is still there."""
    _keep_known(kept, element)
    for seek in elements_in(kept, element.body, element.end):
        wanted = _inside(kept, seek).get(SEEK_NAME) if seek.name == SEEK else None
        if seek.name == SEEK and _value(kept, wanted) not in KEPT[SEGMENT]:
            make_void(kept, seek)


def _forget_programs(kept: bytearray, info: Element) -> None:
    """Both must be there, so their names become empty texts."""
    for part in elements_in(kept, info.body, info.end):
        if part.name in {MUXER, WRITER}:
            kept[part.body : part.end] = bytes(part.end - part.body)


def _keep_tracks(kept: bytearray, tracks: Element) -> set[int]:
    """The numbers of the one track of pictures and the first of sound; the others go."""
    wanted: dict[int, int] = {}
    for track in elements_in(kept, tracks.body, tracks.end):
        inside = _inside(kept, track) if track.name == TRACK else {}
        kind = _value(kept, inside.get(KIND))
        if kind not in CODECS or kind in wanted:
            if kind == PICTURES:
                raise Refusal("film.unplayable")
            make_void(kept, track)
            continue
        codec = _text(kept, inside.get(CODEC))
        if codec not in CODECS[kind] or 0x6D80 in inside:  # packed or locked
            raise Refusal("film.unplayable")
        wanted[kind] = _value(kept, inside.get(NUMBER))
        _keep_known(kept, track)
        if uid := inside.get(UID):
            kept[uid.body : uid.end] = wanted[kind].to_bytes(uid.end - uid.body, "big")
        if private := inside.get(PRIVATE):
            _keep_private(kept, private, codec)
    if PICTURES not in wanted:
        raise ValueError("no film")
    return set(wanted.values())


def _keep_private(kept: bytearray, private: Element, codec: bytes) -> None:
    if codec == b"A_VORBIS":
        _empty_comment(kept, private)
    elif private.end - private.body > LONGEST_PRIVATE.get(codec, 0):
        make_void(kept, private)


def _empty_comment(kept: bytearray, private: Element) -> None:
    """Three packets, and before them how many and how long the first two are."""
    if kept[private.body] != 2:
        raise ValueError("no head of Vorbis")
    at, lengths = private.body + 1, [0, 0]
    for number in range(2):
        while kept[at] == 0xFF:
            lengths[number] += 255
            at += 1
        lengths[number] += kept[at]
        at += 1
    start, end = at + lengths[0], at + sum(lengths)
    if end > private.end:
        raise ValueError("a head that does not fit")
    kept[start:end] = empty_tags(bytes(kept[start:end]), COMMENT)


def _keep_blocks(kept: bytearray, cluster: Element, tracks: set[int]) -> None:
    _keep_known(kept, cluster)
    for part in elements_in(kept, cluster.body, cluster.end):
        block: Element | None = part
        if part.name == GROUP:
            block = _inside(kept, part).get(BLOCK)
        elif part.name != SIMPLE_BLOCK:
            continue
        if block is None or number_at(kept, block.body) not in tracks:
            make_void(kept, part)
