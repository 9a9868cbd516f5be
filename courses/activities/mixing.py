"""The order in which she sees what she has to put in order, or in its place."""

import hashlib
from collections.abc import Sequence


def mixed(ids: Sequence[str]) -> list[str]:
    """The same mix in every language, and never the right order."""
    found = sorted(ids, key=lambda item: hashlib.sha256(item.encode()).digest())
    return [*found[1:], found[0]] if found == list(ids) else found
