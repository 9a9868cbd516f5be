import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from tests.corpus import Case

TEXT = b"A lesson about boards and knives.\n"


def packed(*entries: tuple[Any, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return written.getvalue()


def raw(
    name: bytes,
    content: bytes = TEXT,
    *,
    size: int | None = None,
    flags: int = 0,
    mode: int = 0,
    times: int = 1,
    crc: int | None = None,
    method: int = 8,
) -> bytes:
    """An archive written by hand, for what zipfile itself refuses to write."""
    deflated = zlib.compress(content)[2:-4] if method == 8 else content
    size = len(content) if size is None else size
    crc = zlib.crc32(content) if crc is None else crc
    facts = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 0, crc, len(deflated), size, len(name), 0)
    local = b"PK\x03\x04" + facts + name + deflated
    entry = (
        b"PK\x01\x02"
        + struct.pack("<H", 3 << 8 | 20)
        + facts
        + struct.pack("<HHHII", 0, 0, 0, mode << 16, 0)
        + name
    )
    return (
        local
        + entry * times
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, times, times, len(entry) * times, len(local), 0)
    )


def link() -> bytes:
    entry = zipfile.ZipInfo("lesson.txt")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return packed((entry, b"/etc/passwd"))


def nested() -> bytes:
    bomb = packed(("zeros", bytes(1_000_000)))
    for _round in range(3):
        bomb = packed(*[(f"{number}.zip", bomb) for number in range(4)])
    return bomb


def nested_by_content() -> bytes:
    return packed(("lesson.txt", packed(("inside.txt", TEXT))), method=zipfile.ZIP_STORED)


def broken_sum() -> bytes:
    return raw(b"lesson.txt", crc=1)


def promises_much() -> bytes:
    return raw(b"lesson.txt", size=600_000_000)


def many() -> bytes:
    return packed(*[(f"{number}.txt", b"") for number in range(70_000)], method=zipfile.ZIP_STORED)


def polyglot() -> bytes:
    return b"\xff\xd8\xff\xe0" + bytes(32) + packed(("lesson.txt", TEXT))


def good(*names: str) -> Callable[[], bytes]:
    return lambda: packed(*[(name, TEXT) for name in names])


def listed_more_than_counted() -> bytes:
    """Its end promises one file; its list, which is what is read, has a hundred thousand."""
    written = packed(*[(f"{number}.txt", b"") for number in range(40_000)], method=zipfile.ZIP_STORED)
    return written[:-14] + struct.pack("<HH", 1, 1) + written[-10:]


def second_end() -> bytes:
    written = packed(("lesson.txt", TEXT))
    end = written[-22:]
    size, start = struct.unpack("<II", end[12:20])
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, start, 1)
    return written[:-22] + locator + end[:12] + struct.pack("<II", size + 20, start) + end[20:]


CASES = [
    Case("ordinary", good("imsmanifest.xml", "lessons/one.txt", "lessons/two.txt"), ""),
    Case(
        "names in Greek, Arabic, Ukrainian, Ge'ez", good("Μάθημα.txt", "درس.txt", "урок.txt", "ትምህርት.txt"), ""
    ),
    Case("empty file", lambda: b"", "file.empty"),
    Case("empty archive", packed, ""),
    Case("no archive", lambda: TEXT * 10, "archive.not_a_zip"),
    Case("bomb in bombs", nested, "archive.nested"),
    Case("archive under another name", nested_by_content, "archive.nested"),
    Case("50 MB of zeros", lambda: packed(("zeros.txt", bytes(50_000_000))), "archive.bomb"),
    Case(
        "a header that promises less",
        lambda: raw(b"lesson.txt", bytes(30_000_000), size=100),
        "archive.bomb|archive.broken",
    ),
    Case("a header that promises more", lambda: raw(b"lesson.txt", size=len(TEXT) + 5), "archive.broken"),
    Case("a header that promises 600 MB", promises_much, "archive.too_large_unpacked|archive.bomb"),
    Case("overlapping entries", lambda: raw(b"a.txt", times=3), "archive.twice|archive.overlap"),
    Case("up", good("../evil.txt"), "archive.unsafe_name"),
    Case("up in the middle", good("lessons/../../evil.txt"), "archive.unsafe_name"),
    Case("absolute", good("/etc/cron.d/evil"), "archive.unsafe_name"),
    Case("a drive", good("C:\\evil.txt"), "archive.unsafe_name"),
    Case("a drive and a slash", good("C:/evil.txt"), "archive.unsafe_name"),
    Case("backslashes", lambda: raw(b"..\\..\\evil.txt"), "archive.unsafe_name"),
    Case("NUL", lambda: raw(b"evil.txt\0.png"), "archive.unsafe_name"),
    Case("a name that begins with NUL", lambda: raw(b"\0lesson.txt"), "archive.unsafe_name"),
    Case("no name", lambda: raw(b""), "archive.unsafe_name"),
    Case("a device", good("lessons/NUL.txt"), "archive.unsafe_name"),
    Case("a dot at the end", good("lessons./one.txt"), "archive.unsafe_name"),
    Case("a name turned around", good("lesson\u202etxt.exe"), "archive.unsafe_name"),
    Case("zero width", good("les\u200bson.txt"), "archive.unsafe_name"),
    Case("combining letters", good("cafe\u0301.txt"), "archive.unsafe_name"),
    Case("full-width slash", good("lessons\uff0f..\uff0fevil.txt"), "archive.unsafe_name"),
    Case("a long name", good("a" * 300), "archive.unsafe_name"),
    Case("link", link, "archive.link"),
    Case("a device node", lambda: raw(b"disk", mode=stat.S_IFBLK | 0o600), "archive.link"),
    Case("twice", lambda: raw(b"lesson.txt", times=2), "archive.twice"),
    Case("capitals alone differ", good("Lesson.txt", "lesson.txt"), "archive.twice"),
    Case("a file where a folder is", good("lesson", "lesson/one.txt"), "archive.twice"),
    Case("70 000 files", many, "archive.too_many_files"),
    Case("a list longer than its end says", listed_more_than_counted, "archive.overlap"),
    Case("a second end", second_end, "archive.overlap"),
    Case("deep", good("/".join("abcdefghijklmnop") + "/x.txt"), "archive.too_deep"),
    Case("locked", lambda: raw(b"lesson.txt", flags=1), "archive.locked"),
    Case("unknown packing", lambda: raw(b"lesson.txt", method=14), "archive.broken"),
    Case("cut off", lambda: good("lesson.txt")()[:-30], "archive.broken"),
    Case("garbage behind", lambda: good("lesson.txt")() + b"garbage", "archive.broken"),
    Case("a picture before", polyglot, "archive.not_a_zip"),
    Case("wrong sum", broken_sum, "archive.broken"),
    Case("wrong kind", good("lesson.txt", "run.exe"), "archive.wrong_kind"),
]
