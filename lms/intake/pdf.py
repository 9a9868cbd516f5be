"""PDF documents: pages, and nothing that names somebody, acts by itself or hides another file."""

import base64
import binascii
import io
import zlib
from collections.abc import Iterator

import pikepdf

from lms.intake.received import Received
from lms.intake.refusals import Refusal
from lms.intake.sound.boxes import boxes_in

#: What a reader's phone would have to unpack, all streams together.
MOST_UNPACKED = 400 * 1024 * 1024
PIECE = 1024 * 1024
#: What acts by itself, or says who made it, wherever in the document it stands.
DROPPED_KEYS = (
    "/AA",
    "/OpenAction",
    "/JavaScript",
    "/JS",
    "/EmbeddedFiles",
    "/AF",
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/RichMedia",
    "/Collection",
    "/XFA",
    "/Perms",
    "/Legal",
)
#: Links to an address or to a place inside the document stay.
KEPT_ACTIONS = ("/GoTo", "/URI")
KEPT_SCHEMES = ("https://", "http://", "mailto:", "tel:")
DROPPED_NOTES = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")
NAMING_KEYS = ("/T", "/M", "/CreationDate", "/NM")


#: How streams are packed, under their long and short names; those that can make much of little.
SHORT_NAMES = {
    "/Fl": "/FlateDecode",
    "/LZW": "/LZWDecode",
    "/RL": "/RunLengthDecode",
    "/A85": "/ASCII85Decode",
    "/AHx": "/ASCIIHexDecode",
    "/DCT": "/DCTDecode",
}
EXPANDING = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode"}
LETTERS = {"/ASCII85Decode", "/ASCIIHexDecode"}
MOST_LETTERS = 4 * 1024 * 1024
PICTURES = {"/DCTDecode", "/JPXDecode"}


def clean_pdf(data: bytes) -> Received:
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return Received(_write(document), "pdf")
    except pikepdf.PasswordError:
        raise Refusal("pdf.locked") from None
    except (
        pikepdf.PdfError,
        pikepdf.DataDecodingError,
        pikepdf.DependencyError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        zlib.error,
    ):
        raise Refusal("file.broken") from None


def _write(document: pikepdf.Pdf) -> bytes:
    """A new file of the pages' objects. What only the old catalogue held on to is left behind."""
    if document.is_encrypted:
        raise Refusal("pdf.locked")
    if not len(document.pages):
        raise Refusal("file.broken")
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    room = MOST_UNPACKED
    for thing in _everything_in(document):
        _disarm(thing)
        if isinstance(thing, pikepdf.Stream):
            room -= _unpacked_size(thing, room)
            _clean_picture(thing)
    for page in document.pages:
        _drop_notes(page.obj)
    written = io.BytesIO()
    document.remove_unreferenced_resources()
    document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _filters(stream: pikepdf.Stream) -> list[str]:
    found = stream.get("/Filter")
    names = [] if found is None else list(found) if isinstance(found, pikepdf.Array) else [found]
    return [SHORT_NAMES.get(str(name), str(name)) for name in names]


def _unpacked_size(stream: pikepdf.Stream, room: int) -> int:
    """Counted while unpacking.

    Packed twice, a few bytes become gigabytes, and no program that writes PDF does so.
    """
    filters = _filters(stream)
    expanding = [name for name in filters if name in EXPANDING]
    if len(expanding) > 1:
        raise Refusal("file.too_much")
    if not expanding:
        return 0
    raw = _without_letters(stream.read_raw_bytes(), filters[: filters.index(expanding[0])])
    if expanding == ["/FlateDecode"]:
        return sum(len(piece) for piece in _inflated(raw, room))
    size = len(stream.read_bytes()) if filters == expanding else 0
    if size > room:
        raise Refusal("file.too_much")
    return size


def _inflated(raw: bytes, room: int) -> Iterator[bytes]:
    """Piece by piece. What cannot be unpacked is shown by no reader, and ends here as it ends there."""
    unpacking, waiting = zlib.decompressobj(), raw
    try:
        while waiting or unpacking.unconsumed_tail:
            piece = unpacking.decompress(waiting, PIECE)
            waiting = unpacking.unconsumed_tail
            room -= len(piece)
            if room < 0:
                raise Refusal("file.too_much")
            yield piece
            if not piece:
                return
    except zlib.error:
        return


def _without_letters(raw: bytes, filters: list[str]) -> bytes:
    """Bytes that were written as letters, which is slow to undo and seldom done."""
    for name in filters:
        if name in LETTERS and len(raw) > MOST_LETTERS:
            raise Refusal("file.too_much")
        if name == "/ASCII85Decode":
            raw = base64.a85decode(raw.strip().removeprefix(b"<~").split(b"~")[0])
        elif name == "/ASCIIHexDecode":
            digits = b"".join(raw.split(b">")[0].split())
            raw = binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    return raw


def _clean_picture(stream: pikepdf.Stream) -> None:
    """A photograph inside the document, however it is wrapped."""
    filters = _filters(stream)
    if not filters or filters[-1] not in PICTURES:
        return
    raw = stream.read_raw_bytes()
    for name in filters[:-1]:
        if name == "/FlateDecode":
            raw = b"".join(_inflated(raw, MOST_UNPACKED))
        elif name in LETTERS:
            raw = _without_letters(raw, [name])
        else:
            raise Refusal("file.broken")
    bare = without_segments(raw) if filters[-1] == "/DCTDecode" else without_boxes(raw)
    parameters = stream.get("/DecodeParms")
    stream.write(bare, filter=pikepdf.Name(filters[-1]))
    own = parameters[-1] if isinstance(parameters, pikepdf.Array) and len(parameters) else parameters
    if isinstance(own, pikepdf.Dictionary):
        stream.DecodeParms = own


def _everything_in(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream that will be written: those with a number and those that stand inside
    others.
    """
    seen: set[tuple[int, int]] = set()
    waiting: list[pikepdf.Object] = [document.Root]
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if not isinstance(thing, pikepdf.Array):
            yield thing
        held = list(thing) if isinstance(thing, pikepdf.Array) else [thing[key] for key in list(thing.keys())]
        waiting += [
            value for value in held if isinstance(value, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array)
        ]


def _disarm(thing: pikepdf.Object) -> None:
    for key in DROPPED_KEYS:
        if key in thing:
            del thing[key]
    action = thing.get("/A")
    if isinstance(action, pikepdf.Dictionary) and not _is_harmless(action):
        del thing["/A"]


def _is_harmless(action: pikepdf.Object) -> bool:
    if "/Next" in action:
        del action["/Next"]
    kind = str(action.get("/S", ""))
    if kind == "/URI":
        return str(action.get("/URI", "")).lower().startswith(KEPT_SCHEMES)
    return kind in KEPT_ACTIONS


def _drop_notes(page: pikepdf.Object) -> None:
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    kept = [
        note
        for note in notes
        if isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype", "")) not in DROPPED_NOTES
    ]
    for note in kept:
        for key in NAMING_KEYS:
            if key in note and str(note.get("/Subtype", "")) != "/Widget":
                del note[key]
    page["/Annots"] = pikepdf.Array(kept)


def without_segments(jpeg: bytes) -> bytes:
    """A JPEG inside a PDF without EXIF, XMP, IPTC and comments.

    Its pixels stay as they are; APP0 and APP14 say how to read them.
    """
    kept, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] in {0xE0, 0xEE} or not (0xE1 <= jpeg[at + 1] <= 0xEF or jpeg[at + 1] == 0xFE):
            kept += jpeg[at:end]
        at = end
    return bytes(kept) + jpeg[at:]


def without_boxes(picture: bytes) -> bytes:
    """The same for JPEG 2000: boxes of words become boxes of zeros."""
    kept = bytearray(picture)
    if picture[4:8] != b"jP  ":
        return picture
    for box in boxes_in(picture, 0, len(picture)):
        if box.name in {b"xml ", b"uuid", b"uinf"}:
            kept[box.start + 4 : box.start + 8] = b"free"
            kept[box.body : box.end] = bytes(box.end - box.body)
    return bytes(kept)
