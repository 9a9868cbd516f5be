"""The body of a lesson: in the editor steps of blocks, published the same as plain data."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, StructBlock, StructValue

from courses.questions.queries import askable
from lms.blocks.kept import KeepingStreamBlock
from lms.blocks.languages import Languages
from lms.blocks.sound import mark_spoken_in
from lms.contracts.lesson_block import Completion, LessonBlock, PublishedBlock, lesson_blocks

STRICTNESS = [Completion.SEEN, Completion.ANSWERED, Completion.PASSED]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedStep:
    """A step as it is published; `blocks` are plain JSON. LessonText.body keeps what `stored` gives."""

    uuid: UUID
    blocks: list[dict[str, str]]
    questions: list[str]
    size: int
    completion: str

    def stored(self) -> dict[str, Any]:
        return {"step": str(self.uuid), "blocks": self.blocks, "size": self.size}


class StepBlock(StructBlock):
    class Meta:
        icon = "list-ul"
        label = _("Step")
        description = _("One screen of the lesson.")
        form_classname = "struct-block lms-step"
        label_format = "{blocks}"


def lesson_body() -> list[tuple[str, Block]]:
    blocks = KeepingStreamBlock(
        [(kind.name, kind()) for kind in lesson_blocks],
        label=_("What she sees"),
    )
    return [("step", StepBlock([("blocks", blocks)]))]


def publish_steps(
    page: Any,
    lesson_id: UUID,
    said: Languages | None = None,
    *,
    can_be_asked: Callable[..., set[UUID]] = askable,
) -> list[PublishedStep]:
    """The steps of a lesson page.

    Only what can be done: a question that cannot be answered now (`can_be_asked` says which can) is left out,
    and a step of which nothing stays.

    A step's uuid is made of the lesson's and the block's, so that a copied page never shares steps with its
    original; one that stands there twice under one id, as a script may write it, is two steps. A block that
    `said` names as not wholly translated is published as its source has it.
    """
    said = said or Languages(page.locale.language_code)
    originals = _blocks_by_id(said.original)
    language = page.locale.language_code
    written = [
        (name, [_publish_block(block, child.id, said, originals) for block in child.value["blocks"]])
        for name, child in _named(child for child in page.body if child.block_type == "step")
    ]
    asked = {block.question for _step, blocks in written for block in blocks if block and block.question}
    known = {str(question) for question in can_be_asked(asked, language=language)} if asked else set()
    steps = []
    for step, published in written:
        blocks = _each_question_once(
            [
                block
                for block in published
                if block and (block.html or block.question or block.contact or block.leads_to)
                if not block.question or block.question in known
            ]
        )
        if not blocks:
            continue
        kinds = [lesson_blocks[block.kind].completion for block in blocks]
        steps.append(
            PublishedStep(
                uuid=uuid5(lesson_id, step),
                blocks=[_stored(block) for block in blocks],
                questions=[block.question for block in blocks if block.question],
                size=sum(block.size for block in blocks),
                completion=max(kinds, key=STRICTNESS.index, default=Completion.SEEN).value,
            )
        )
    return steps


def _named(steps: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Each with a name of its own."""
    met: Counter[str] = Counter()
    for step in steps:
        met[step.id] += 1
        yield step.id if met[step.id] == 1 else f"{step.id} {met[step.id]}", step


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
    if block.contact:
        return {"kind": block.kind, "id": block.id, "contact": block.contact}
    led = {"leads_to": block.leads_to} if block.leads_to else {}
    if led and not block.html:
        return {"kind": block.kind, "id": block.id, **led}
    stored = {"kind": block.kind, "id": block.id, "html": block.html, **led}
    return {**stored, "language": block.language} if block.language else stored


def _blocks_by_id(page: Any) -> dict[str, Any]:
    steps = [child for child in page.body if child.block_type == "step"] if page else []
    return {block.id: block for step in steps for block in step.value["blocks"]}


def _publish_block(
    block: Any, step: str, said: Languages, originals: dict[str, Any]
) -> PublishedBlock | None:
    """None for a block that is kept for a part of the site that is not installed."""
    if not isinstance(block.block, LessonBlock):
        return None
    copied = said.original is not None and not said.is_own(f"body.{step}.blocks.{block.id}")
    shown = originals.get(block.id, block) if copied else block
    language = said.source if copied else said.own
    if isinstance(shown.value, StructValue):
        mark_spoken_in(shown.value, "" if copied else said.spoken_in(block.id))
    published = shown.block.publish(shown.value, language=language)
    return replace(published, id=block.id or "", language=language if copied else "")
