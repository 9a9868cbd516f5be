"""A writer of films: MP4 with H.264, as telephones write it, and WebM, as browsers record it. With what they
put beside the pictures, and between them.
"""

import struct
from collections.abc import Callable

from tests.corpus import Case, mp4
from tests.corpus.files import MARK

#: Units of H.264, which nobody decodes here: a key picture and one after it.
KEY, NEXT = b"\x65key picture", b"\x41next picture"
PARAMETERS, ENDING = b"\x67\x42\0\x1eparameters", b"\x0a"
SOUND = b"sound of a film"
MARKED = MARK.encode()
BASELINE = 66


def unit(body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + body


def remark(kind: int, said: bytes) -> bytes:
    """As a camera writes the day and the place (5: of its own), or a coder where to begin (6)."""
    return b"\x06" + bytes([kind]) + b"\xff" * (len(said) // 255) + bytes([len(said) % 255]) + said + b"\x80"


RECOVERY = remark(6, b"\x84")


def entry_of_film(codec: bytes = b"avc1", *, profile: int = BASELINE, more: bytes = b"") -> bytes:
    head = (
        bytes(6)
        + struct.pack(">H", 1)
        + MARKED[:16].ljust(16, b"!")
        + struct.pack(">HH", 320, 180)
        + bytes(14)
    )
    name = bytes([31]) + MARKED[:31].ljust(31, b"!")
    config = bytes([1, profile, 0, 30, 0xFF, 0xE1]) + struct.pack(">H", len(PARAMETERS)) + PARAMETERS + b"\0"
    return mp4.box(codec, head + name + b"\0\x18\xff\xff", mp4.box(b"avcC", config), more)


def samples() -> list[bytes]:
    """The second tells what a camera knows; its last unit is of a kind nobody knows."""
    hidden = unit(b"\x1e" + MARKED)
    told = unit(remark(5, b"x" * 251 + MARKED))
    return [unit(PARAMETERS) + unit(RECOVERY) + unit(KEY), told + unit(NEXT) + hidden]


def film_mp4(
    *,
    codec: bytes = b"avc1",
    sound: bytes = b"mp4a",
    profile: int = BASELINE,
    brand: bytes = b"isom",
    times: int = 1,
) -> bytes:
    pictures = samples() * times
    where = MARKED * 2
    media = MARKED + b"".join(pictures) + SOUND + where

    def tracks(begin: int) -> bytes:
        first = begin + len(MARKED)
        heard = first + sum(map(len, pictures))
        entry = entry_of_film(codec, profile=profile, more=mp4.box(b"uuid", MARKED))
        return (
            mp4.track(
                1, b"vide", entry, [len(each) for each in pictures], [(first, len(pictures))], handler=MARKED
            )
            + mp4.track(2, b"soun", mp4.entry_of_sound(sound), [len(SOUND)], [(heard, 1)])
            + mp4.track(3, b"meta", mp4.box(b"mebx", MARKED), [len(where)], [(heard + len(SOUND), 1)])
        )

    place = mp4.box(b"udta", mp4.box(b"\xa9xyz", MARKED))
    return mp4.whole(brand, tracks, media, in_moov=place, behind=mp4.box(b"uuid", MARKED))


# ── WebM ────────────────────────────────────────────────────────────────────────────────────────────────────
def element(name: int, body: bytes, *, is_open: bool = False) -> bytes:
    size = b"\x01" + b"\xff" * 7 if is_open else (len(body) | 1 << 28).to_bytes(4, "big")
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + size + body


def number(name: int, value: int, width: int = 1) -> bytes:
    return element(name, value.to_bytes(width, "big"))


VORBIS_HEADS = [b"\x01vorbis" + bytes(23), b"\x03vorbis" + MARKED + bytes(20), b"\x05vorbis setup"]


def entry(place: int, kind: int, codec: bytes, private: bytes = b"") -> bytes:
    said = element(0x63A2, private) if private else b""
    names = element(0x536E, MARKED) + element(0x22B59C, b"eng")
    return element(
        0xAE,
        number(0xD7, place)
        + number(0x73C5, 987654, 4)
        + number(0x83, kind)
        + element(0x86, codec)
        + names
        + said,
    )


def film_webm(
    *, doc: bytes = b"webm", codec: bytes = b"V_VP8", is_open: bool = False, times: int = 1
) -> bytes:
    first, comment, _last = VORBIS_HEADS
    private = bytes([2, len(first), len(comment)]) + b"".join(VORBIS_HEADS)
    tracks = entry(1, 1, codec) + entry(2, 2, b"A_VORBIS", private) + entry(3, 17, b"S_TEXT/UTF8")
    info = number(0x2AD7B1, 1_000_000, 3) + element(0x4461, MARKED[:8])
    info += element(0x4D80, MARKED) + element(0x5741, MARKED) + element(0x7BA9, MARKED)
    pictures = number(0xE7, 0) + element(0xA3, b"\x81\0\0\x80" + KEY) + element(0xA3, b"\x82\0\0\x80" + SOUND)
    words = element(0xA0, element(0xA1, b"\x83\0\0\0" + MARKED) + number(0x9B, 9))
    inside = (
        element(0x1549A966, info)
        + element(0xBF, MARKED[:4])
        + element(0xEC, MARKED)
        + element(0x1654AE6B, tracks)
    )
    inside += element(0x1F43B675, pictures + words, is_open=is_open)
    inside += element(
        0x1F43B675, number(0xE7, 9) + element(0xA3, b"\x81\0\0\0" + NEXT) * times, is_open=is_open
    )
    inside += element(0x1254C367, MARKED) + element(0x1941A469, MARKED)
    head = element(0x1A45DFA3, element(0x4282, doc) + element(0xEC, MARKED))
    return head + element(0x18538067, inside, is_open=is_open) + (b"" if is_open else MARKED)


FILMS: dict[str, tuple[Callable[[], bytes], str, list[bytes]]] = {
    "MP4": (film_mp4, "mp4", [RECOVERY, KEY, NEXT, SOUND]),
    "MP4 of a telephone": (lambda: film_mp4(brand=b"qt  "), "mp4", [RECOVERY, KEY, NEXT, SOUND]),
    "MP4 in fragments": (
        lambda: mp4.in_fragments([samples(), samples()], kind=b"vide", entry=entry_of_film()),
        "mp4",
        [RECOVERY, KEY, NEXT],
    ),
    "WebM": (film_webm, "webm", [KEY, SOUND, NEXT]),
    "WebM as it was recorded": (lambda: film_webm(is_open=True), "webm", [KEY, SOUND, NEXT]),
}
REFUSED = [
    Case("a film of another coder", lambda: film_mp4(codec=b"hvc1"), "film.unplayable"),
    Case("a film of ten bits", lambda: film_mp4(profile=110), "film.unplayable"),
    Case("a film with another sound", lambda: film_mp4(sound=b"ac-3"), "film.unplayable"),
    Case("Matroska", lambda: film_webm(doc=b"matroska"), "film.unplayable"),
    Case("WebM of another coder", lambda: film_webm(codec=b"V_AV1"), "film.unplayable"),
    Case("AVI", lambda: b"RIFF\0\0\0\0AVI LIST" + bytes(99), "film.unplayable"),
    Case("half of an MP4", lambda: film_mp4()[:-400], "file.broken"),
    Case("half of a WebM", lambda: film_webm()[:-200], "file.broken"),
    Case("a program in the clothes of a film", lambda: b"\0\0\0\x18ftypmp42" + b"MZ" * 200, "file.broken"),
    Case("a page in those of WebM", lambda: b"\x1a\x45\xdf\xa3<script>alert(1)</script>", "file.broken"),
]
