"""What a reader of a format makes of a file: questions, and what is wrong with it, each with its line."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from courses.activities.exchange import ExchangeQuestion

#: So much of a question stands in a message that is about it.
NAME_LENGTH = 60


class Level(StrEnum):
    """`NOTE`: it is imported, look at it. `LEFT_OUT`: this one is not, which keeps no other from it.
    `REFUSED`: something to correct in the file.
    """

    NOTE = "note"
    LEFT_OUT = "left_out"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    question: str
    message: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class FileInside:
    """A picture or a recording that stands in the file. `content` is what somebody else put there."""

    name: str
    content: bytes
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuestion:
    record: ExchangeQuestion
    line: int
    files: tuple[FileInside, ...] = ()

    @property
    def called(self) -> str:
        return called(self.record.name, self.record.text)


@dataclass
class Reading:
    """`by_type` counts everything that was found: by the names of activity types, and by the format's own
    where there is no such type.
    """

    questions: list[ReadQuestion] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    by_type: Counter[str] = field(default_factory=Counter)
    #: Whether it says something beside questions, a folder for instance: then it may hold none.
    says_something: bool = False

    @property
    def found(self) -> int:
        return self.by_type.total()

    def note(self, line: int, question: str, message: str, level: Level = Level.REFUSED) -> None:
        self.problems.append(Problem(line, question, message, level))


class Wrong(Exception):
    """Something in one question; its words say what, and what to do. `line` where it is not the first."""

    def __init__(self, message: str, line: int = 0, level: Level = Level.REFUSED) -> None:
        super().__init__(message)
        self.line = line
        self.level = level


def called(name: str, text: str = "") -> str:
    """A question as a message names it."""
    said = " ".join((name or text).split())
    return said if len(said) <= NAME_LENGTH else f"{said[: NAME_LENGTH - 1]}…"


#: What a reader is: the content of the file and its name.
Reader = Callable[[bytes, str], Reading]
