"""PDF documents: pages, and nothing that names somebody, acts by itself or hides another file."""

import io
from collections.abc import Iterator
from typing import IO

import pikepdf

from lms.intake.problems import IntakeProblem
from lms.intake.received import Received, megabytes

LARGEST_FILE = 40 * 1024 * 1024
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


def clean_pdf(file: IO[bytes]) -> Received:
    data = file.read(LARGEST_FILE + 1)
    if not data:
        raise IntakeProblem("file.empty")
    if len(data) > LARGEST_FILE:
        raise IntakeProblem("file.too_large", limit=megabytes(LARGEST_FILE))
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return Received(_write(document), "pdf")
    except pikepdf.PasswordError:
        raise IntakeProblem("pdf.locked") from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, pikepdf.DependencyError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise IntakeProblem("file.broken") from None


def _write(document: pikepdf.Pdf) -> bytes:
    """A new file of the pages' objects. What only the old catalogue held on to is left behind."""
    if document.is_encrypted:
        raise IntakeProblem("pdf.locked")
    if not len(document.pages):
        raise IntakeProblem("file.broken")
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    for thing in _everything_in(document):
        _disarm(thing)
        if isinstance(thing, pikepdf.Stream) and str(thing.get("/Filter", "")) == "/DCTDecode":
            thing.write(without_segments(thing.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)
    for page in document.pages:
        _drop_notes(page.obj)
    written = io.BytesIO()
    document.remove_unreferenced_resources()
    document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _everything_in(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream that will be written: those with a number and those that stand inside others."""
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
        waiting += [value for value in held if isinstance(value, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array)]


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
    kept = [note for note in notes if isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype", "")) not in DROPPED_NOTES]
    for note in kept:
        for key in NAMING_KEYS:
            if key in note and str(note.get("/Subtype", "")) != "/Widget":
                del note[key]
    page["/Annots"] = pikepdf.Array(kept)


def without_segments(jpeg: bytes) -> bytes:
    """A JPEG inside a PDF without EXIF, XMP, IPTC and comments. Its pixels stay as they are; APP0 and APP14 say how to read them."""
    kept, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] in {0xE0, 0xEE} or not (0xE1 <= jpeg[at + 1] <= 0xEF or jpeg[at + 1] == 0xFE):
            kept += jpeg[at:end]
        at = end
    return bytes(kept) + jpeg[at:]
