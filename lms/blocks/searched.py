"""What the search reads of a block, out of what is stored: no file and no contact is loaded for it.

Asked for its values, a text would load what it chose, one query for each text; a search reads hundreds.
"""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import Block, ChooserBlock, ListBlock, StreamBlock, StructBlock

NESTING = (StructBlock, ListBlock, StreamBlock)


def words_of_block(block: Block, stored: Any) -> Iterator[str]:
    """The same texts in the same order as Wagtail's own reading of the value."""
    if isinstance(block, ChooserBlock) or getattr(block, "search_index", True) is False:
        return
    if _is_nest(block):
        for child, part in _parts(block, stored):
            yield from words_of_block(child, part)
    else:
        yield from block.get_searchable_content(block.to_python(stored))


def _parts(block: Block, stored: Any) -> Iterator[tuple[Block, Any]]:
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            is_younger = name not in stored  # than what is stored
            yield child, child.get_prep_value(child.get_default()) if is_younger else stored[name]
    elif isinstance(block, ListBlock):
        for item in stored:
            yield block.child_block, item["value"] if block._item_is_in_block_format(item) else item
    else:
        for item in stored:
            if item["type"] in block.child_blocks:
                yield block.child_blocks[item["type"]], item["value"]


def _is_nest(block: Block) -> bool:
    """What holds others, and is read as Wagtail reads it."""
    return any(
        isinstance(block, kind) and type(block).get_searchable_content is kind.get_searchable_content
        for kind in NESTING
    )
