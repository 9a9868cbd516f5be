"""What the search reads of a block, out of what is stored: no file and no contact is loaded for it.

Asked for its values, a text would load what it chose, one query for each text; a search reads hundreds.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import (
    Block,
    ChooserBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
)

NESTING = (StructBlock, ListBlock, StreamBlock)
_ENDS = re.compile(r"</(?:p|h\d|li|blockquote)>|<(?:br|hr)\s*/?>", re.IGNORECASE)


def _words(block: Block, stored: Any) -> Iterator[str]:
    yield from block.get_searchable_content(block.to_python(stored))


def words_of_block(
    block: Block, stored: Any, read: Callable[[Block, Any], Iterator[str]] = _words
) -> Iterator[str]:
    """The same texts in the same order as Wagtail's own reading of the value, or as `read` reads what holds
    no other block.
    """
    if isinstance(block, ChooserBlock) or getattr(block, "search_index", True) is False:
        return
    if _is_nest(block):
        for child, part in _parts(block, stored):
            yield from words_of_block(child, part, read)
    else:
        yield from read(block, stored)


def words_of_stream(
    value: StreamValue, read: Callable[[Block, Any], Iterator[str]] = _words
) -> Iterator[str]:
    """Of the blocks whose kind is installed."""
    for stored in value.raw_data:
        child = value.stream_block.child_blocks.get(stored["type"])
        if child is not None:
            yield from words_of_block(child, stored["value"], read)


def lines_of_stream(value: StreamValue) -> Iterator[str]:
    """Its texts, each paragraph and each line of a list by itself: Wagtail's own reading runs them together,
    and an excerpt would read "a doctor an interpreter".
    """
    return words_of_stream(value, _lines)


def lines_of_rich_text(source: str) -> Iterator[str]:
    for part in _ENDS.split(source):
        if line := unescape(strip_tags(part)).strip():
            yield line


def _lines(block: Block, stored: Any) -> Iterator[str]:
    return lines_of_rich_text(stored or "") if isinstance(block, RichTextBlock) else _words(block, stored)


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
