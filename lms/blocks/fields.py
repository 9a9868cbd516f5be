"""A StreamField whose blocks may come and go with the apps that bring them."""

from typing import Any

from wagtail.blocks import Block, CharBlock, TextBlock
from wagtail.fields import StreamField

from lms.blocks.kept import KeepingStreamBlock


class StableStreamField(StreamField):
    """Leaves its block definitions out of migrations, and keeps stored blocks whose kind is not installed.

    `block_types` may be a list of (name, block) pairs or a function that returns one; it is called at first
    use, so a registry may still be filling when the model is made.
    """

    def __init__(self, block_types: Any = None, **kwargs: Any) -> None:
        super().__init__(block_types or [], **kwargs)

    @property
    def stream_block(self) -> KeepingStreamBlock:
        if "_stream_block" not in self.__dict__:
            types = self.block_types_arg() if callable(self.block_types_arg) else self.block_types_arg
            block = KeepingStreamBlock(types)
            block.set_meta_options(self.block_opts)
            begin_empty(block)
            self.__dict__["_stream_block"] = block
        return self.__dict__["_stream_block"]

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, _args, kwargs = super(StreamField, self).deconstruct()
        return name, path, [], kwargs


def begin_empty(block: Block) -> None:
    """A text that is not stored, because its field is younger than what stands, is an empty one.

    Wagtail would read None, which no translator's list can hold.
    """
    children = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    for child in filter(None, children):
        begin_empty(child)
    if isinstance(block, CharBlock | TextBlock) and block.meta.default is None:
        block.meta.default = ""
