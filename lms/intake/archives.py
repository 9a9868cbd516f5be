"""ZIP files from outside: course packages, bundles of pictures.

Looked through as a whole before a single file is taken.

What the list of contents promises is not believed: sizes are counted while reading, and reading stops at the
limit. Nothing is ever written under a name from the archive except below the folder that the caller gives,
all of it or nothing.
"""

import shutil
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.intake.refusals import FilePosition

PIECE = 64 * 1024
ARCHIVES = (
    ".zip",
    ".gz",
    ".bz2",
    ".xz",
    ".7z",
    ".rar",
    ".tar",
    ".tgz",
    ".zst",
    ".jar",
    ".war",
    ".apk",
    ".cab",
    ".iso",
)
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
PACKED_INSIDE = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
)
LONGEST_NAME = 200
#: Of the list of contents: names, and what some programs add to them.
LONGEST_ENTRY = 2000


@dataclass(frozen=True)
class Limits:
    packed: int = 100 * 1024 * 1024
    unpacked: int = 500 * 1024 * 1024
    ratio: int = 100
    files: int = 2000
    depth: int = 10
    #: Endings that may be inside, in small letters with the dot; empty means all but archives.
    kinds: frozenset[str] = frozenset()
    #: Names that may be inside although they begin with a dot.
    dotted: frozenset[str] = frozenset()


LIMITS = Limits()


class Archive:
    """A ZIP file that was looked through.

    `names` are plain relative paths, `read` and `unpack` count what they read.
    """

    def __init__(self, packed: zipfile.ZipFile, limits: Limits) -> None:
        self._packed = packed
        self._limits = limits
        self._left = limits.unpacked
        self._entries = _check_entries(packed, limits)
        self.names = list(self._entries)

    @property
    def size(self) -> int:
        """Of all that is inside, unpacked; reading it counts again."""
        return sum(entry.file_size for entry in self._entries.values())

    def size_of(self, name: str) -> int:
        """Of one file, unpacked."""
        return self._entries[name].file_size

    def read(self, name: str) -> bytes:
        return b"".join(self._pieces(name))

    def unpack(self, folder: Path) -> list[Path]:
        """Every file into `folder`, which must not exist yet: it appears when all is well, or not at all."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".intake-", dir=folder.parent))
        try:
            for name in self.names:
                place = workshop / name
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("xb") as file:
                    for piece in self._pieces(name):
                        file.write(piece)
            workshop.rename(folder)
        except BaseException:
            shutil.rmtree(workshop, ignore_errors=True)
            raise
        return [folder / name for name in self.names]

    def _pieces(self, name: str) -> Iterator[bytes]:
        entry = self._entries[name]
        place, count = FilePosition(file=name), 0
        try:
            with self._packed.open(entry) as file:
                while piece := file.read(PIECE):
                    if count == 0 and piece.startswith(PACKED_INSIDE):
                        raise IntakeProblem("archive.nested", place=place)
                    count += len(piece)
                    self._left -= len(piece)
                    if self._left < 0:
                        raise IntakeProblem(
                            "archive.too_large_unpacked", limit=megabytes(self._limits.unpacked)
                        )
                    if count > max(entry.compress_size, 1) * self._limits.ratio + PIECE:
                        raise IntakeProblem("archive.bomb", place=place)
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ):
            raise IntakeProblem("archive.broken", place=place) from None
        if count != entry.file_size:
            raise IntakeProblem("archive.broken", place=place)


@contextmanager
def open_archive(file: IO[bytes], limits: Limits = LIMITS) -> Iterator[Archive]:
    """The archive in `file`, or IntakeProblem with the reason and the name of the entry."""
    size = file.seek(0, 2)
    if size == 0:
        raise IntakeProblem("file.empty")
    if size > limits.packed:
        raise IntakeProblem("file.too_large", limit=megabytes(limits.packed))
    _check_frame(file, size, limits)
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError, struct.error):
        raise IntakeProblem("archive.broken") from None
    with packed:
        yield Archive(packed, limits)


def _check_frame(file: IO[bytes], size: int, limits: Limits) -> None:
    """Begins as a ZIP and ends as one, with nothing before, behind or hidden in a comment.

    The count is read before the list is.
    """
    file.seek(0)
    if file.read(4) not in {b"PK\x03\x04", b"PK\x05\x06"}:
        raise IntakeProblem("archive.not_a_zip")
    file.seek(max(0, size - 22))
    end = file.read(22)
    file.seek(0)
    if len(end) < 22 or not end.startswith(b"PK\x05\x06"):
        raise IntakeProblem("archive.broken")
    count, list_size, list_start, comment = (
        struct.unpack("<H", end[10:12])[0],
        *struct.unpack("<IIH", end[12:22]),
    )
    if count > limits.files:
        raise IntakeProblem("archive.too_many_files", limit=limits.files)
    # The list is read by its size, not by the count it promises; and a second, larger end could stand before
    # this one.
    file.seek(max(0, size - 42))
    is_second_end = size >= 42 and file.read(4) == b"PK\x06\x07"
    file.seek(0)
    if comment or is_second_end or list_start + list_size + 22 != size or list_size > count * LONGEST_ENTRY:
        raise IntakeProblem("archive.overlap")


def _check_entries(packed: zipfile.ZipFile, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    entries = packed.infolist()
    if len(entries) > limits.files:
        raise IntakeProblem("archive.too_many_files", limit=limits.files)
    found: dict[str, zipfile.ZipInfo] = {}
    taken: set[str] = set()
    for entry in entries:
        name = _check_name(entry, limits)
        _check_entry(entry, limits)
        same = unicodedata.normalize("NFKC", name).casefold()
        if same in taken:
            raise IntakeProblem("archive.twice", place=FilePosition(file=entry.orig_filename))
        taken.add(same)
        if not entry.is_dir():
            found[name] = entry
    _check_folders(found)
    if sum(entry.file_size for entry in found.values()) > limits.unpacked:
        raise IntakeProblem("archive.too_large_unpacked", limit=megabytes(limits.unpacked))
    _check_overlap(entries, packed.start_dir)
    return found


def _check_folders(found: dict[str, zipfile.ZipInfo]) -> None:
    """No file stands where another one needs a folder."""
    files = {unicodedata.normalize("NFKC", name).casefold() for name in found}
    for name in found:
        parents = PurePosixPath(unicodedata.normalize("NFKC", name).casefold()).parents
        if any(str(parent) in files for parent in parents):
            raise IntakeProblem("archive.twice", place=FilePosition(file=name))


def _check_name(entry: zipfile.ZipInfo, limits: Limits) -> str:
    """The name as a relative path of plain parts.

    zipfile itself cuts names at NUL and turns backslashes, so the name as sent is read.
    """
    sent = entry.orig_filename
    place = FilePosition(file=sent)
    name = sent.rstrip("/")
    parts = name.split("/")
    if (
        not name
        or len(name) > LONGEST_NAME
        or "\\" in sent
        or ":" in sent
        or any(_is_unsafe(part) for part in parts if part not in limits.dotted)
    ):
        raise IntakeProblem("archive.unsafe_name", place=place)
    if len(parts) > limits.depth:
        raise IntakeProblem("archive.too_deep", place=place, limit=limits.depth)
    return name


def _is_unsafe(part: str) -> bool:
    """`..`, empty, hidden by spaces or dots, a device of Windows, or letters that read otherwise than they
    are.
    """
    folded = unicodedata.normalize("NFKC", part)
    if (
        part in {"", ".", ".."}
        or part != part.strip(" .")
        or folded.split(".")[0].casefold().strip() in RESERVED
    ):
        return True
    if part != unicodedata.normalize("NFC", part) or any(mark in folded for mark in "/\\:\0"):
        return True
    return any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for character in part)


def _check_entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    place = FilePosition(file=entry.orig_filename)
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise IntakeProblem("archive.link", place=place)
    if entry.flag_bits & 0x41:
        raise IntakeProblem("archive.locked", place=place)
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise IntakeProblem("archive.broken", place=place)
    if entry.file_size > max(entry.compress_size, 1) * limits.ratio + PIECE:
        raise IntakeProblem("archive.bomb", place=place)
    suffix = PurePosixPath(entry.orig_filename).suffix.lower()
    if suffix in ARCHIVES:
        raise IntakeProblem("archive.nested", place=place)
    if limits.kinds and not entry.is_dir() and suffix not in limits.kinds:
        raise IntakeProblem("archive.wrong_kind", place=place)


def _check_overlap(entries: list[zipfile.ZipInfo], list_start: int) -> None:
    """Two entries that share bytes unpack the same bomb many times."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise IntakeProblem("archive.overlap", place=FilePosition(file=entry.orig_filename))
        end = (
            entry.header_offset
            + 30
            + len(entry.orig_filename.encode("utf-8", "surrogatepass"))
            + entry.compress_size
        )
    if end > list_start:
        raise IntakeProblem("archive.overlap")
