"""The body of a lesson in the editor: steps, and in each the blocks the registry knows."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, StructBlock

from lms.blocks.kept import KeepingStreamBlock
from lms.contracts.lesson_block import lesson_blocks


class StepBlock(StructBlock):
    class Meta:
        icon = "list-ul"
        label = _("Step")
        description = _("One screen of the lesson.")
        label_format = "{blocks}"


def lesson_body() -> list[tuple[str, Block]]:
    blocks = KeepingStreamBlock([(kind.name, kind.get_block()) for kind in lesson_blocks], block_counts={"question": {"max_num": 1}}, label=_("What she sees"))
    return [("step", StepBlock([("blocks", blocks)]))]
