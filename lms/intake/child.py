"""The other side of `limited`: a fresh interpreter that opens one foreign file and ends.

Nothing here imports Django.

It takes its limits upon itself before it reads the first foreign byte, and cannot widen them again. The file
is its standard input, the answer its standard output: the length of a JSON head, the head, the content.
"""

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from lms.intake.received import Received
from lms.intake.refusals import Refusal

#: What one file may cost. Memory is address space: libraries and the file itself are in it.
MEMORY = 800 * 1024 * 1024
SECONDS = 20
LARGEST_ANSWER = 128 * 1024 * 1024
HEAD = 4
TOO_MUCH = "file.too_much"


def open_picture(data: bytes) -> Received:
    # a recording needs no decoder of pictures
    from lms.intake.pictures.clean import clean_picture  # noqa: PLC0415

    return clean_picture(data)


def open_document(data: bytes) -> Received:
    from lms.intake.documents import clean_any_document  # noqa: PLC0415 - a picture needs no reader of PDF

    return clean_any_document(data)


def open_library(data: bytes) -> Received:
    from lms.intake.documents import clean_for_library  # noqa: PLC0415 - as above

    return clean_for_library(data)


def open_word(data: bytes) -> Received:
    from lms.intake import word  # noqa: PLC0415 - a picture needs no reader of Word files

    return word.open_word(data)


JOBS: dict[str, Callable[[bytes], Received]] = {
    "picture": open_picture,
    "document": open_document,
    "library": open_library,
    "word": open_word,
}

#: The endings of what each job may answer with.
ENDINGS = {
    "picture": {"avif", "gif", "jpg", "png", "webp"},
    "document": {"aac", "m4a", "mp3", "ogg", "pdf", "wav"},
    "library": {"aac", "m4a", "mp3", "mp4", "ogg", "pdf", "vtt", "wav", "webm"},
    "word": {"word"},
}


def main() -> None:
    take_limits()
    head, content = answer(JOBS[sys.argv[2]])
    written = json.dumps(head).encode()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        out.write(len(written).to_bytes(HEAD, "big") + written)
        out.write(content)


def answer(job: Callable[[bytes], Received]) -> tuple[dict[str, Any], bytes]:
    """Whatever a library throws at hostile bytes is a refusal; what it costs too much is one that says so."""
    try:
        received = job(sys.stdin.buffer.read())
    except Refusal as refusal:
        return {"key": refusal.key, "place": asdict(refusal.place), "limits": refusal.limits}, b""
    except (MemoryError, RecursionError):
        return {"key": TOO_MUCH}, b""
    except Exception:
        return {"key": "file.broken"}, b""
    if len(received.content) > LARGEST_ANSWER - 4096:
        return {"key": TOO_MUCH}, b""
    return {"extension": received.extension}, received.content


def take_limits() -> None:
    """Where the platform knows none of these (macOS, in part), the time on the wall is still kept, here and
    by the parent.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS + 2)
    os.nice(5)
    import resource  # noqa: PLC0415 - not on every platform

    for name, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_CPU", SECONDS),
        ("RLIMIT_FSIZE", LARGEST_ANSWER),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", 64),
    ):
        kind = getattr(resource, name, None)
        if kind is not None:
            _lower(resource, kind, most)


def _lower(resource: Any, kind: int, most: int) -> None:
    _soft, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, most))
