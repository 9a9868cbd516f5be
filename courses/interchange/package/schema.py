"""What a course package is made of: the names of its files, its limits, and how its JSON is read.

docs/course-package.md says the same for whoever writes one.
"""

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import UUID

from django.utils.translation import gettext as _

from courses.interchange.records import Level
from lms.intake.archives import Archive, Limits
from lms.intake.problems import printable

FORMAT, VERSION, ENDING = "heal-course", 1, ".heal"
PACKAGE, MEDIA = "package.json", "media.json"
PICTURES = frozenset({".avif", ".gif", ".jpg", ".jpeg", ".png", ".webp"})
SOUNDS = frozenset({".aac", ".m4a", ".mp3", ".ogg", ".wav"})
FILMS = frozenset({".mp4", ".vtt", ".webm"})
#: What a lesson offers to keep.
PAPERS = frozenset({".pdf"})
LIMITS = Limits(
    packed=300 * 1024 * 1024,
    unpacked=400 * 1024 * 1024,
    files=10_000,
    depth=2,
    kinds=frozenset({".json"}) | PICTURES | SOUNDS | FILMS | PAPERS,
)
#: One JSON file is one lesson, question or module: none is longer than a long book.
LONGEST_JSON = 4 * 1024 * 1024
IDENT = re.compile(r"[A-Za-z0-9_-]{1,64}")
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """`file` is one of those in the package, `field` the way to what it is about, such as
    pages.it.body[2].blocks[0].
    """

    file: str
    field: str
    message: str
    level: Level


class Wrong(Exception):
    """Something in one file; its words say what, and what to do."""

    def __init__(self, file: str, field: str, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(file, field, message, Level.REFUSED)


@dataclass(frozen=True)
class Told:
    """A part of a JSON file and where it stands. What is asked of it is there and of its kind, or it is
    Wrong.
    """

    file: str
    field: str
    value: Any

    def __iter__(self) -> Iterator["Told"]:
        for number, value in enumerate(self.rows()):
            yield Told(self.file, f"{self.field}[{number}]", value)

    def wrong(self, message: str) -> Wrong:
        return Wrong(self.file, self.field, message)

    def named(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise self.wrong(_("Several named values are expected here."))
        return self.value

    def rows(self) -> list[Any]:
        if not isinstance(self.value, list):
            raise self.wrong(_("A list is expected here."))
        return self.value

    def parts(self) -> Iterator[tuple[str, "Told"]]:
        for name in self.named():
            yield name, self.get(name)

    def get(self, name: str, default: Any = None) -> "Told":
        field = f"{self.field}.{name}" if self.field else name
        return Told(self.file, field, self.named().get(name, default))

    def text(self, *, most: int | None = None, needed: bool = False) -> str:
        if not isinstance(self.value, str):
            raise self.wrong(_("A text is expected here."))
        if needed and not self.value.strip():
            raise self.wrong(_("A text is missing here."))
        if most is not None and len(self.value) > most:
            raise self.wrong(_("This text is too long: %(most)d characters at most.") % {"most": most})
        return self.value

    def number(self, *, least: int = 0, most: int = 32_767) -> int:
        if type(self.value) is not int or not least <= self.value <= most:
            words = _("A whole number from %(least)d to %(most)d is expected here.")
            raise self.wrong(words % {"least": least, "most": most})
        return self.value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.wrong(_("“true” or “false” is expected here."))
        return self.value

    def day(self) -> datetime.date | None:
        if self.value is None:
            return None
        try:
            return datetime.date.fromisoformat(self.text())
        except ValueError:
            raise self.wrong(_("A day is expected here, such as 2026-09-14.")) from None

    def uuid(self) -> str:
        try:
            return str(UUID(self.ident()))
        except ValueError:
            raise self.wrong(_("This is no id of a course package.")) from None

    def ident(self) -> str:
        if not IDENT.fullmatch(self.text()):
            raise self.wrong(_("This is no id of a course package."))
        return self.value

    def one_of(self, choices: Any) -> str:
        if self.text() not in choices:
            raise self.wrong(_("“%(value)s” is not known here.") % {"value": printable(self.value)})
        return self.value


def read_json(archive: Archive, name: str) -> Told:
    """One JSON file of a package. IntakeProblem where its bytes are not to be had."""
    if name not in archive.names:
        raise Wrong(name, "", _("This file is missing from the package."))
    if archive.size_of(name) > LONGEST_JSON:
        raise Wrong(name, "", _("This file is too long."))
    try:
        value = json.loads(archive.read(name).decode("utf-8"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Wrong(name, "", _("This is not JSON in UTF-8.")) from None
    if _is_deeper(value, DEEPEST):
        raise Wrong(name, "", _("It is nested too deeply."))
    return Told(name, "", value)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _is_deeper(value: Any, left: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return left == 0 or any(_is_deeper(each, left - 1) for each in inside)


def as_json(value: Any) -> bytes:
    """The same value is the same bytes."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
