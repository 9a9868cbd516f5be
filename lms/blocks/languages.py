"""In which language the texts of an authored row are, text by text."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import Block, CharBlock, StructValue, TextBlock
from wagtail.blocks.list_block import ListValue

from lms.core.texts import Text


def any_below(places: Collection[str], place: str) -> bool:
    """Whether one of the places is this one or stands in it."""
    return any(each == place or each.startswith(f"{place}.") for each in places)


@dataclass(frozen=True)
class Languages:
    """In which language each text of a row is: `own`, or that of its source where it is `copied`."""

    own: str
    source: str = ""
    copied: frozenset[str] = frozenset()
    #: The row it is a translation of.
    original: Any = None
    #: The recordings that are still those of its source: ids of blocks, "audio" for one of the row itself.
    recordings: frozenset[str] = frozenset()

    def at(self, place: str) -> str:
        return self.source if self.source and any_below(self.copied, place) else self.own

    def is_own(self, place: str) -> bool:
        return not any_below(self.copied, place)

    def spoken_in(self, recording: str) -> str:
        """The language of a recording where it is another than that of the words beside it, else ""."""
        return self.source if recording in self.recordings else ""

    def text(self, words: str, place: str) -> str:
        return Text(words, self.at(place)) if words else words

    def value(self, block: Block, value: Any, place: str) -> Any:
        """A copy of a block's value in which every plain text says its language."""
        if isinstance(value, StructValue):
            children = value.block.child_blocks
            parts = ((name, self.value(children[name], value[name], f"{place}.{name}")) for name in value)
            return type(value)(value.block, parts)
        if isinstance(value, ListValue):
            child = value.list_block.child_block
            items = [
                ListValue.ListChild(child, self.value(child, item.value, f"{place}.{item.id}"), id=item.id)
                for item in value.bound_blocks
            ]
            return ListValue(value.list_block, bound_blocks=items)
        return self.text(value, place) if isinstance(block, CharBlock | TextBlock) else value
