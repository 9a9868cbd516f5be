"""Pictures, recordings and PDFs: harmless ones full of what must not be kept, and harmful ones."""

import io
import struct
import wave
import zlib
from functools import cache

import pikepdf
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from pillow_heif import register_heif_opener

from lms.intake.sound.ogg import checksum
from tests.corpus import Case, mp4

register_heif_opener()
#: Stands in every tag of every file; must be in none that is kept.
MARK = "Wherabouts-7f3a"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    f' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>{MARK}</rdf:Description></rdf:RDF></x:xmpmeta>'
)


def position() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = MARK
    exif[0x0110] = MARK
    exif[0x9C9B] = MARK.encode("utf-16-le")
    place = exif.get_ifd(0x8825)
    place |= {
        1: "N",
        2: (IFDRational(45), IFDRational(4), IFDRational(12)),
        3: "E",
        4: (IFDRational(7), IFDRational(41), IFDRational(8)),
        29: "2026:01:02",
    }
    exif.get_ifd(0x8769)[0x9003] = "2026:01:02 03:04:05"
    return exif


def photo(kind: str, *, size: tuple[int, int] = (64, 48), **options) -> bytes:
    """A picture with a position, a maker, XMP and a comment, as far as its kind can hold them."""
    written = io.BytesIO()
    facts = {"exif": position()} if kind in {"JPEG", "PNG", "WEBP", "HEIF", "AVIF"} else {}
    if kind in {"JPEG", "GIF"}:
        facts["comment"] = MARK.encode()
    if kind in {"JPEG", "WEBP", "HEIF", "AVIF"}:
        facts["xmp"] = XMP.encode()
    Image.linear_gradient("L").resize(size).convert("RGB").save(written, kind, **facts, **options)
    return written.getvalue()


def turned() -> bytes:
    """An upright picture that says it lies on its side: 64 wide as stored, 48 wide as it is meant to
    be seen.
    """
    exif = position()
    exif[0x0112] = 6
    written = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(written, "JPEG", exif=exif)
    return written.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def png(width: int, height: int, *chunks: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(chunks)
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )


def flat_png(width: int, height: int) -> bytes:
    """One colour: as many pixels as may be, in a few bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(bytes(height * (1 + 4 * width)), 9))
        + chunk(b"IEND", b"")
    )


def text_bomb() -> bytes:
    return png(8, 8, chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(90_000_000))))


def profile_bomb() -> bytes:
    return png(8, 8, chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(90_000_000))))


def moving(frames: int, kind: str = "GIF") -> bytes:
    written = io.BytesIO()
    pictures = [Image.new("RGB", (8, 8), (number % 256, number // 256, 9)) for number in range(frames)]
    pictures[0].save(written, kind, save_all=True, append_images=pictures[1:], duration=20)
    return written.getvalue()


DRAWING = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

IMAGES = [
    *[
        Case(f"{kind} with a position", lambda kind=kind: photo(kind), "")
        for kind in ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF")
    ],
    Case("turned by a mark", turned, ""),
    Case("short moving picture", lambda: moving(5), ""),
    Case("garbage behind", lambda: photo("JPEG") + MARK.encode() * 100, ""),
    Case("a page behind a picture", lambda: photo("GIF") + b"<script>alert(1)</script>" + MARK.encode(), ""),
    Case("empty", lambda: b"", "file.empty"),
    Case("50 000 × 50 000", lambda: png(50_000, 50_000), "image.too_many_pixels"),
    Case("200 000 × 200 000", lambda: png(200_000, 200_000), "image.too_many_pixels"),
    Case("300 frames", lambda: moving(300), "image.too_many_frames"),
    Case("cut off", lambda: photo("JPEG", size=(640, 480))[:1500], "file.broken"),
    Case("a bomb of text", text_bomb, "file.broken"),
    Case("a bomb of colours", profile_bomb, "file.broken"),
    Case("a drawing", lambda: DRAWING, "image.drawing"),
    Case(
        "a drawing behind spaces", lambda: b"\xef\xbb\xbf\n\n<svg onload='alert(1)'></svg>", "image.drawing"
    ),
    Case("a page", lambda: b"<!doctype html><script>alert(1)</script>", "file.wrong_kind"),
    Case("a program", lambda: b"MZ" + bytes(200), "file.wrong_kind"),
    Case("PostScript", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "file.wrong_kind"),
    Case("TIFF", lambda: b"II*\0" + bytes(64), "file.wrong_kind"),
    Case("too big", lambda: photo("JPEG") + bytes(21_000_000), "file.too_large"),
]


def pdf(**about) -> bytes:
    """One page with a photo in it, and everything about it that a program or a person can hide in a PDF."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    photograph = photo("JPEG")
    image = pikepdf.Stream(
        document,
        photograph,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=64,
        Height=48,
        BitsPerComponent=8,
    )
    image.ColorSpace, image.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=image))
    page.obj.Contents = pikepdf.Stream(document, b"q 64 0 0 48 9 9 cm /Photo Do Q")
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [MARK]
    document.docinfo["/Author"] = MARK
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{MARK}')")
    document.Root.OpenAction = script
    document.Root.AA = pikepdf.Dictionary(WC=script)
    document.Root.Names = pikepdf.Dictionary(
        JavaScript=pikepdf.Dictionary(Names=["x", document.make_indirect(script)])
    )
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=MARK)
    there = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/", Next=launch)
    notes = [
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=launch),
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=there, T=MARK
        ),
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9], Contents=MARK
        ),
    ]
    page.obj.Annots = document.make_indirect(pikepdf.Array([document.make_indirect(note) for note in notes]))
    document.attachments["secret.txt"] = MARK.encode()
    written = io.BytesIO()
    document.save(written, **about)
    return written.getvalue()


def pdf_of(packed: bytes, *filters: str) -> bytes:
    """A page whose words are these bytes, unpacked in these ways."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    page.obj.Contents = document.make_stream(b"")
    page.obj.Contents.write(packed, filter=pikepdf.Array([pikepdf.Name(f"/{name}") for name in filters]))
    written = io.BytesIO()
    document.save(written, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return written.getvalue()


@cache
def thrice(size: int = 1 << 33) -> bytes:
    """Zeros, packed three times without being held: what is the same over and over packs to the same over and
    over.
    """
    first = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = first.compress(bytes(1 << 24)) + first.flush(
        zlib.Z_FULL_FLUSH
    )  # leans on nothing before it: it can be repeated as it is
    sum_of_zeros = (size % 65521) << 16 | 1  # Adler-32 (RFC 1950)
    once = b"\x78\xda" + piece * (size >> 24) + first.flush() + sum_of_zeros.to_bytes(4)
    return zlib.compress(zlib.compress(once, 9), 9)


def packed_thrice() -> bytes:
    return pdf_of(thrice(1 << 28), *["FlateDecode"] * 3)


def contents_packed_thrice() -> bytes:
    """The same in the table that every reader unpacks before it sees a page."""
    packed = thrice(1 << 31)
    facts = (
        b"<</Type/XRef/Size 5/W[1 2 1]/Root 1 0 R/Filter[/FlateDecode/FlateDecode/FlateDecode]/Length %d>>"
        % len(packed)
    )
    return b"%PDF-1.5\n1 0 obj" + facts + b"stream\n" + packed + b"\nendstream endobj\nstartxref\n9\n%%EOF"


def locked() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="a", user="b"))


def locked_for_changes() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="a", user=""))


def sound_wav(seconds: float = 0.1) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(int(16000 * seconds)))
    tag = (
        b"LIST"
        + struct.pack("<I", 12 + len(MARK) + 1)
        + b"INFOIART"
        + struct.pack("<I", len(MARK))
        + MARK.encode()
        + b"\0"
    )
    return written.getvalue() + tag


def sound_mp3() -> bytes:
    """Ten silent frames between the tags of two generations."""
    frame = b"\xff\xfb\x90\x64" + bytes(413)
    name = b"TPE1" + struct.pack(">IH", len(MARK) + 1, 0) + b"\0" + MARK.encode()
    size = len(name)
    before = b"ID3\x03\0\0" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127]) + name
    behind = b"TAG" + MARK.encode().ljust(125, b"\0")
    return before + frame * 10 + b"APETAGEX" + MARK.encode() + frame[:0] + behind


def ogg_page(packets: list[bytes], *, number: int, kind: int = 0) -> bytes:
    lacing = b"".join(bytes([255] * (len(packet) // 255) + [len(packet) % 255]) for packet in packets)
    page = (
        b"OggS\0"
        + bytes([kind])
        + bytes(8)
        + b"\x01\0\0\0"
        + struct.pack("<II", number, 0)
        + bytes([len(lacing)])
        + lacing
        + b"".join(packets)
    )
    return page[:22] + struct.pack("<I", checksum(page)) + page[26:]


def sound_ogg() -> bytes:
    tag = f"ARTIST={MARK}".encode()
    tags = b"OpusTags" + struct.pack("<I", 4) + b"mark" + struct.pack("<II", 1, len(tag)) + tag
    head = b"OpusHead" + bytes([1, 1]) + struct.pack("<HIhB", 0, 48000, 0, 0)
    return (
        ogg_page([head], number=0, kind=2)
        + ogg_page([tags], number=1)
        + ogg_page([b"\xf8\xff\xfe"] * 5, number=2, kind=4)
    )


#: Five pieces of sound, none like another.
SAMPLES = [bytes([number]) * (20 + number) for number in range(1, 6)]


def sound_m4a(track: bytes = b"soun", codec: bytes = b"mp4a", brand: bytes = b"M4A ") -> bytes:
    """Sound in two chunks with something hidden between them, and tags in every place that holds tags."""
    between = MARK.encode()
    media = b"".join(SAMPLES[:3]) + between + b"".join(SAMPLES[3:]) + between
    tags = mp4.box(b"udta", mp4.full(b"meta", mp4.box(b"ilst", MARK.encode())))
    second = len(b"".join(SAMPLES[:3])) + len(between)

    def tracks(begin: int) -> bytes:
        entry = mp4.entry_of_sound(codec, mp4.box(b"name", between))
        chunks = [(begin, 3), (begin + second, 2)]
        return mp4.track(
            1, track, entry, [len(sample) for sample in SAMPLES], chunks, beside=tags, handler=between
        )

    return mp4.whole(
        brand, tracks, media, in_moov=tags + mp4.box(b"free", between), behind=mp4.box(b"uuid", between)
    )


def sound_m4a_with_chapters() -> bytes:
    """A book: chapters in a track of words and in a track of pictures, named by the track of sound."""
    sound, words, picture = b"".join(SAMPLES), b"\0\x0f" + MARK.encode(), b"\xff\xd8" + MARK.encode()

    def tracks(begin: int) -> bytes:
        chapters = mp4.box(b"tref", mp4.box(b"chap", struct.pack(">II", 2, 3)))
        text = mp4.box(b"text", bytes(6), struct.pack(">H", 1), MARK.encode())
        cover = mp4.box(b"jpeg", bytes(78))
        return b"".join(
            [
                mp4.track(
                    1,
                    b"soun",
                    mp4.entry_of_sound(),
                    [len(sample) for sample in SAMPLES],
                    [(begin, 5)],
                    beside=chapters,
                ),
                mp4.track(2, b"text", text, [len(words)], [(begin + len(sound), 1)]),
                mp4.track(3, b"vide", cover, [len(picture)], [(begin + len(sound) + len(words), 1)]),
            ]
        )

    return mp4.whole(b"M4B ", tracks, sound + words + picture)


def sound_m4a_in_fragments(**about) -> bytes:
    beside = mp4.full(b"prft", MARK.encode()) + mp4.full(b"emsg", MARK.encode())
    return mp4.in_fragments([SAMPLES[:3], SAMPLES[3:]], beside=beside, **about)


def sound_aac(frames: int = 10) -> bytes:
    """Frames of AAC as a telephone writes them, behind a tag, cut off in the middle of one."""
    frame = b"\xff\xf1\x50\x80" + struct.pack(">H", (30 << 5) | 0x1F) + b"\xfc" + b"\x21" * 23
    name = b"TPE1" + struct.pack(">IH", len(MARK) + 1, 0) + b"\0" + MARK.encode()
    return b"ID3\x03\0\0\0\0\0" + bytes([len(name)]) + name + frame * frames + frame[:9]


SOUNDS = {"mp3": sound_mp3, "ogg": sound_ogg, "m4a": sound_m4a, "aac": sound_aac, "wav": sound_wav}

DOCUMENTS = [
    Case("PDF full of things", pdf, ""),
    *[Case(f"{kind} with tags", make, "") for kind, make in SOUNDS.items()],
    Case("empty", lambda: b"", "file.empty"),
    Case("locked PDF", locked, "pdf.locked"),
    Case("PDF locked for changes", locked_for_changes, "pdf.locked"),
    Case("PDF cut off", lambda: pdf()[:200], "file.broken"),
    Case("M4A with chapters", sound_m4a_with_chapters, ""),
    Case("M4A in fragments", sound_m4a_in_fragments, ""),
    Case("M4A in fragments that say where they are", lambda: sound_m4a_in_fragments(base_is_moof=False), ""),
    *[
        Case(f"M4A of the brand {brand!r}", lambda brand=brand: sound_m4a(brand=brand), "")
        for brand in (b"iso5", b"iso6", b"3gp4", b"3gp5", b"mp42", b"M4V ", b"qt  ")
    ],
    Case("a film that is coded as sound", lambda: sound_m4a(b"vide"), "film.unplayable"),
    Case("a film in Ogg", lambda: ogg_page([b"\x80theora"], number=0, kind=2), "film.unplayable"),
    Case(
        "3GP with the sound of a telephone",
        lambda: sound_m4a(codec=b"samr", brand=b"3gp4"),
        "sound.unplayable",
    ),
    Case("M4A that is locked", lambda: sound_m4a(codec=b"enca"), "sound.unplayable"),
    Case("AMR", lambda: b"#!AMR\n" + bytes(320), "sound.unplayable"),
    Case("Speex", lambda: ogg_page([b"Speex   1.2"], number=0, kind=2), "sound.unplayable"),
    Case("AIFF", lambda: b"FORM\0\0\0\x20AIFFCOMM" + bytes(32), "sound.unplayable"),
    Case("AAC without an end", lambda: sound_aac() + b"\0" * 9000, "file.broken"),
    Case("a PDF packed three times", packed_thrice, "file.too_much"),
    Case(
        "a PDF of much", lambda: pdf_of(zlib.compress(bytes(500_000_000), 9), "FlateDecode"), "file.too_much"
    ),
    Case("a list of contents packed three times", contents_packed_thrice, "file.too_much|file.broken"),
    Case("MP3 in name only", lambda: b"ID3\x03\0\0\0\0\0\0" + bytes(900), "file.broken"),
    Case("Ogg cut off", lambda: sound_ogg()[:-9], "file.broken"),
    Case("WAV without sound", lambda: b"RIFF\4\0\0\0WAVE", "file.broken"),
    Case("a box that does not fit", lambda: sound_m4a()[:60], "file.broken"),
    Case("a page", lambda: b"<!doctype html><script>alert(1)</script>", "file.wrong_kind"),
    Case("a drawing", lambda: DRAWING, "file.wrong_kind"),
    Case("an office document", lambda: b"PK\x03\x04" + bytes(100), "file.wrong_kind"),
    Case(
        "an old office document", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "file.wrong_kind"
    ),
    Case("a program", lambda: b"MZ" + bytes(200), "file.wrong_kind"),
    Case("too big", lambda: sound_mp3() + bytes(42_000_000), "file.too_large"),
]
