"""The neutral record between our questions and the formats of other systems.

A reader of a format (GIFT, Moodle XML …) makes these records and knows no activity type; a type reads and
writes them and knows no format. The words are those that the formats share: an option carries its `credit`,
the share of the full score from 0 to 1, and its feedback.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ExchangeOption:
    """`id` is kept where the format has one, so that an answer given before an import is still understood.
    A credit below 0 takes away what a right one gave, in formats that know such.
    """

    text: str
    credit: float = 0.0
    feedback: str = ""
    id: str = ""


@dataclass(frozen=True)
class ExchangeActivity:
    """`options` in the author's order; `settings` is what a type wants beside them, as plain JSON."""

    kind: str
    options: tuple[ExchangeOption, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ExchangeQuestion:
    """A whole question in one language: `why` is read after a right answer, `hint` with “Not yet”.

    `name`, `folder` (“Kitchen/Hygiene”) and `tags` are for authors alone.
    """

    text: str
    activity: ExchangeActivity
    why: str = ""
    hint: str = ""
    name: str = ""
    folder: str = ""
    tags: tuple[str, ...] = ()
