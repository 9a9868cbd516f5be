"""The body of a lesson: in the editor steps of blocks, published the same as plain data."""

import uuid
from collections import Counter
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, StructBlock

from lms.blocks.kept import KeepingStreamBlock
from lms.contracts.lesson_block import Completion, LessonBlock, PublishedBlock, lesson_blocks

STRICTNESS = [Completion.SEEN, Completion.ANSWERED, Completion.PASSED]


class StepBlock(StructBlock):
    class Meta:
        icon = "list-ul"
        label = _("Step")
        description = _("One screen of the lesson.")
        label_format = "{blocks}"


def lesson_body() -> list[tuple[str, Block]]:
    blocks = KeepingStreamBlock(
        [(kind.name, kind()) for kind in lesson_blocks],
        label=_("What she sees"),
    )
    return [("step", StepBlock([("blocks", blocks)]))]


def publish_steps(page: Any, lesson_id: uuid.UUID) -> list[dict[str, Any]]:
    """The steps of a lesson page as plain data, with `completion` and `questions` beside what LessonText.body
    keeps.

    A step's uuid is made of the lesson's and the block's, so that a copied page never shares steps with its
    original. A block that stands there twice under one id, as a script may write it, is two steps.
    """
    language = page.locale.language_code
    steps = []
    ids: Counter[str] = Counter()
    for child in page.body:
        if child.block_type != "step":
            continue
        published = [_publish_block(block, language) for block in child.value["blocks"]]
        blocks = _each_question_once([block for block in published if block is not None])
        ids[child.id] += 1
        name = child.id if ids[child.id] == 1 else f"{child.id} {ids[child.id]}"
        kinds = [lesson_blocks[block.kind].completion for block in blocks]
        steps.append(
            {
                "step": str(uuid.uuid5(lesson_id, name)),
                "blocks": [_stored(block) for block in blocks if block.html or block.question],
                "questions": [block.question for block in blocks if block.question],
                "size": sum(block.size for block in blocks),
                "completion": max(kinds, key=STRICTNESS.index, default=Completion.SEEN).value,
            }
        )
    return steps


def _each_question_once(blocks: list[PublishedBlock]) -> list[PublishedBlock]:
    """Her answer belongs to a question in a step: asked there twice, it would be one."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if not block.question or block.question not in seen:
            kept.append(block)
            seen.add(block.question)
    return kept


def _stored(block: PublishedBlock) -> dict[str, str]:
    if block.question:
        return {"kind": block.kind, "question": block.question}
    return {"kind": block.kind, "html": block.html}


def _publish_block(block: Any, language: str) -> PublishedBlock | None:
    """None for a block that is kept for a part of the site that is not installed."""
    kind = block.block
    return kind.publish(block.value, language=language) if isinstance(kind, LessonBlock) else None
