"""Contract: a kind of block an author may put in a step of a lesson.

It is one class: the Wagtail block that is edited also says how it is published. The published form is plain
data with HTML that is the same for everybody: it is cached and shared, so nothing about a person may be in
it.
"""

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

    `question` is the uuid of a question to ask here, `contact` that of a contact: what it says is looked up
    whenever the lesson is read, and so is where she gets to by `leads_to`, a kind of thing and its uuid
    (lms.blocks.destinations.named), which may stand under an `html`. `size` counts bytes to fetch beside the
    HTML. Publishing fills in the block's `id`, and its `language` where it is not the page's.
    """

    kind: str
    html: str = ""
    question: str = ""
    contact: str = ""
    leads_to: str = ""
    size: int = 0
    id: str = ""
    language: str = ""


class LessonBlock:
    """Stands before a Wagtail block: `class ClockBlock(LessonBlock, StructBlock)`, made without arguments.

    `name` is stored in every lesson that uses the block and never changes. Its Meta has group, icon, label,
    description and a preview. `first` is its place among the few that the editor's menu opens on; without one
    it stands behind *More blocks*.
    """

    name: str = ""
    first: int = 0
    completion: Completion = Completion.SEEN

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        """The block's value as the learner's side reads it."""
        raise NotImplementedError


lesson_blocks: Registry[type[LessonBlock]] = Registry("lesson_block")


def register(kind: type[LessonBlock]) -> type[LessonBlock]:
    if not kind.name:
        raise ImproperlyConfigured(f"lesson_block: {kind.__name__} has no name.")
    if kind.publish is LessonBlock.publish:
        raise ImproperlyConfigured(f"lesson_block: {kind.__name__} does not say how it is published.")
    lesson_blocks.add(kind.name, kind)
    return kind
