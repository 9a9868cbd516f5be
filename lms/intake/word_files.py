"""Word files as the site reads them: opened in a process of its own, words as HTML that is still foreign."""

import json
from dataclasses import dataclass, field
from typing import IO, Any

from lms.intake.archives import Limits, open_archive
from lms.intake.limited import read_in_child
from lms.intake.problems import IntakeProblem
from lms.intake.word_facts import HEAD, KINDS

LARGEST_FILE = 20 * 1024 * 1024
LIMITS = Limits(
    packed=LARGEST_FILE, unpacked=200 * 1024 * 1024, files=1000, depth=6, dotted=frozenset({".rels"})
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPicture:
    """Either its clean content, or the key of why it was refused."""

    words: str = ""
    kind: str = ""
    content: bytes = b""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """`html` names a picture as `picture:0`. `left` counts what stays behind, by kind."""

    html: str
    pictures: list[WordPicture] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)


def read_word(file: IO[bytes]) -> WordText:
    """Raises IntakeProblem."""
    file.seek(0)
    if file.read(2) != b"PK":  # an old one (.doc), one that is locked, or another kind
        raise IntakeProblem("file.wrong_kind", kinds=KINDS)
    try:
        with open_archive(file, LIMITS):
            pass
    except IntakeProblem as problem:
        if not problem.key.startswith("archive."):
            raise
        is_bomb = problem.key in {"archive.bomb", "archive.too_many_files", "archive.too_large_unpacked"}
        raise IntakeProblem("file.too_much" if is_bomb else "file.broken") from None
    received = read_in_child("word", file, largest=LARGEST_FILE)
    try:
        return _read(received.content)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise IntakeProblem("file.broken") from None


def _read(content: bytes) -> WordText:
    begins = HEAD + int.from_bytes(content[:HEAD], "big")
    head: dict[str, Any] = json.loads(content[HEAD:begins])
    pictures = []
    for told in head["pictures"]:
        if "problem" in told:
            pictures.append(WordPicture(problem=str(told["problem"])))
            continue
        ends = begins + int(told["size"])
        pictures.append(
            WordPicture(words=str(told["words"]), kind=str(told["kind"]), content=content[begins:ends])
        )
        begins = ends
    left = {str(kind): int(count) for kind, count in head["left"].items()}
    return WordText(html=str(head["html"]), pictures=pictures, left=left)
