"""What is kept of a long list for a minute, for its reader: how many, who is first, who stands where."""

import datetime
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.utils import timezone

#: What is counted of a long list is kept so long (seconds), and its page says when it was counted.
COUNTED_FOR = 60
#: What was long is taken to be long for so many seconds more, without reading its first rows to see.
LONG_FOR = 600


class Remembered:
    """Of one list and one reader. What is kept are numbers and keys: rows are read anew, and only those that
    are still hers to see.
    """

    def __init__(self, name: str) -> None:
        self._name, self._long = name, f"{name}:long"

    @cached_property
    def _kept(self) -> dict[str, Any] | None:
        return cache.get(self._name)

    @property
    def since(self) -> datetime.datetime | None:
        """When its rows were counted; None of a short list, which is counted now."""
        return self._kept["at"] if self._kept else None

    @property
    def is_long(self) -> bool:
        return self._kept is not None or bool(cache.get(self._long))

    def it_is_long(self) -> None:
        cache.set(self._long, True, LONG_FOR)

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """Something about all rows, made at most once in COUNTED_FOR seconds."""
        kept = self._kept or {"at": timezone.now()}
        if name not in kept:
            kept[name] = make()
            left = COUNTED_FOR - int((timezone.now() - kept["at"]).total_seconds())
            if 0 < left <= COUNTED_FOR:
                cache.set(self._name, kept, left)
            self._kept = kept
        return kept[name]

    def forget(self) -> None:
        cache.delete(self._name)
        self._kept = None
