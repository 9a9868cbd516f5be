"""Items of an author's lists, as they are stored."""

import uuid
from typing import Any, TypedDict


class StoredItem(TypedDict):
    type: str
    id: str
    value: Any


def item_of(value: Any, item: str = "") -> StoredItem:
    """With the id it had, so that an answer given before is still understood; else with a new one."""
    return {"type": "item", "id": item or str(uuid.uuid4()), "value": value}
