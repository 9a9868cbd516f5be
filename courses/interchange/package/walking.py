"""Stored blocks, with what they name exchanged: an id of this site for a name that any site understands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.blocks import Block, ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from courses.interchange.package.schema import Told
from lms.blocks.destinations import DestinationBlock
from lms.blocks.kept import KEPT

PLAIN = (str, int, float, bool, type(None))


class Exchange(Protocol):
    """What becomes of each thing that is named. `told` says where it stands; Wrong where it cannot be."""

    def chosen(self, model: type[Model], told: Told) -> Any: ...

    def leads_to(self, told: Told) -> str: ...

    def formatted(self, told: Told) -> str: ...

    def unknown(self, told: Told) -> None:
        """A block of a part of the site that is not installed. It is left out."""


@dataclass(frozen=True)
class Walk:
    exchange: Exchange

    def blocks(self, block: StreamBlock, told: Told) -> list[dict[str, Any]]:
        found = []
        for each in told:
            kind = each.get("type").text()
            child = block.child_blocks.get(kind)
            if child is None or kind == KEPT:
                self.exchange.unknown(each.get("type"))
                continue
            value = self.value(child, each.get("value"))
            found.append({"type": kind, "value": value, "id": each.get("id").ident()})
        return found

    def value(self, block: Block, told: Told) -> Any:
        if isinstance(block, StreamBlock):
            return self.blocks(block, told)
        if isinstance(block, ListBlock):
            return [self._item(block, each) for each in told]
        if isinstance(block, ImageBlock) and told.value is None:
            return None
        if isinstance(block, StructBlock):
            return {
                name: self.value(child, told.get(name))
                for name, child in block.child_blocks.items()
                if name in told.named()
            }
        return self._leaf(block, told)

    def _item(self, block: ListBlock, told: Told) -> dict[str, Any]:
        value = self.value(block.child_block, told.get("value"))
        return {"type": "item", "value": value, "id": told.get("id").ident()}

    def _leaf(self, block: Block, told: Told) -> Any:
        special: Callable[[Told], Any] | None = None
        if isinstance(block, ChooserBlock):
            return None if told.value is None else self.exchange.chosen(block.model_class, told)
        if isinstance(block, DestinationBlock):
            special = self.exchange.leads_to
        elif isinstance(block, RichTextBlock):
            special = self.exchange.formatted
        if special is not None:
            return special(told) if told.text() else ""
        if isinstance(told.value, PLAIN):
            return told.value
        raise told.wrong(_("One value is expected here."))
