import re
import struct

from lms.intake.film import mp4, webm
from lms.intake.received import Received
from lms.intake.refusals import Refusal
from lms.intake.sound.boxes import boxes_in
from lms.intake.sound.tracks import contents_of, kind_of

KINDS = "MP4, WebM"
IN_BOXES = re.compile(rb"....ftyp(?!avi[fs]|he[iv]|mif1|msf1)", re.DOTALL)
MATROSKA = b"\x1a\x45\xdf\xa3"
#: AVI, Windows Media, Flash, MPEG, Ogg with a film in it.
UNPLAYABLE = re.compile(
    rb"RIFF....AVI |\x30\x26\xb2\x75\x8e\x66\xcf\x11|FLV\x01|\0\0\x01[\xba\xb3]|OggS.{24}\x80theora",
    re.DOTALL,
)


def clean_film(data: bytes) -> Received | None:
    """None for what is no film."""
    if UNPLAYABLE.match(data):
        raise Refusal("film.unplayable")
    try:
        if data.startswith(MATROSKA):
            return Received(webm.without_tags(data), "webm")
        if IN_BOXES.match(data) and _shows_pictures(data):
            return Received(mp4.without_tags(data), "mp4")
    except (IndexError, ValueError, OverflowError, struct.error):
        raise Refusal("file.broken") from None
    return None


def _shows_pictures(data: bytes) -> bool:
    """Sound comes in boxes too, and with a cover."""
    moov = contents_of(list(boxes_in(data, 0, len(data))))
    return any(
        kind_of(track) == mp4.PICTURES and not mp4.is_cover(moov, track) for track in moov.all_of(b"trak")
    )
