"""Contract: a kind of block an author may put in a step of a lesson.

`courses.catalogue` asks each kind for its Wagtail block (editing) and for its published form (learning). The
published form is plain data with HTML that is the same for everybody: it is cached and shared, so nothing
about a person may be in it.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from lms.contracts.registry import Registry


class Completion(StrEnum):
    """What makes a step done. The strictest block of a step decides."""

    SEEN = "seen"
    ANSWERED = "answered"
    PASSED = "passed"


@dataclass(frozen=True)
class PublishedBlock:
    """`html` is rendered and safe.

    `question` is the uuid of a question to ask here; `size` counts bytes to fetch beside the HTML.
    """

    kind: str
    html: str = ""
    question: str = ""
    size: int = 0


class LessonBlock(ABC):
    """`name` is stored in every lesson that uses the block and never changes."""

    name: str = ""
    completion: Completion = Completion.SEEN

    @abstractmethod
    def get_block(self) -> Any:
        """A new Wagtail block to edit it with, with group, icon, description and preview value."""

    @abstractmethod
    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        """The block's value as the learner's side reads it."""


lesson_blocks: Registry[LessonBlock] = Registry("lesson_block")


def register(kind: type[LessonBlock]) -> type[LessonBlock]:
    if not kind.name:
        raise ImproperlyConfigured(f"lesson_block: {kind.__name__} has no name.")
    lesson_blocks.add(kind.name, kind())
    return kind
