"""Why a reader refuses.

Without Django: readers run in an interpreter that knows nothing of the site (see `child`).
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FilePosition:
    """Where in what came in. Rows and lines count from 1, as a spreadsheet shows them."""

    file: str = ""
    line: int | None = None
    row: int | None = None
    field: str = ""


NOWHERE = FilePosition()


class Refusal(Exception):
    """`key` is one of `lms.intake.problems.MESSAGES`; `limits` fill its sentence."""

    def __init__(self, key: str, *, place: FilePosition = NOWHERE, **limits: Any) -> None:
        super().__init__(key)
        self.key = key
        self.place = place
        self.limits = limits
