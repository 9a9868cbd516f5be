"""What is the same for everybody, made once and kept in the cache.

Nothing about a person may come through here.
"""

import time
from collections.abc import Callable, Hashable
from typing import Any

from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.db import transaction

from lms.core.caches import calmly

#: Of this process alone, beside the cache of all: what is here needs no file opened and no server asked.
local_cache = LocMemCache("lms-shared", {"OPTIONS": {"MAX_ENTRIES": 512}})

#: The same for what is given out uncopied, and how many there may be.
uncopied: dict[Hashable, Any] = {}
MOST_UNCOPIED = 512


def shared(key: str, make: Callable[[], Any], *, seconds: int) -> Any:
    """What `make` gives, kept under `key`; None is not kept.

    A cache that is full or away costs time, never the page, and is told of in the logs.
    """
    found = calmly(lambda: cache.get(key))
    if found is None:
        found = make()
        calmly(lambda: cache.set(key, found, seconds))
    return found


def shared_for_good(key: str, make: Callable[[], Any], *, seconds: int) -> Any:
    """The same for what never changes under its key, because its version is part of it.

    Every caller gets a copy of its own.
    """
    found = local_cache.get(key)
    if found is None:
        found = shared(key, make, seconds=seconds)
        local_cache.set(key, found, seconds)
    return found


def shared_uncopied(key: Hashable, make: Callable[[], Any]) -> Any:
    """The same for what nobody can change (frozen, tuples, texts): everybody gets the one that is there.

    Of this process alone: reading it takes no time, and what made it is asked again after a start.
    """
    found = uncopied.get(key)
    if found is None:
        found = make()
        if len(uncopied) >= MOST_UNCOPIED:  # of old versions mostly: what is asked for comes back
            uncopied.clear()
        uncopied[key] = found
    return found


def shared_lately(key: str, make: Callable[[], Any], *, seconds: int, here: int) -> Any:
    """`shared`, and for `here` seconds whatever this process had last, uncopied: for what every request asks.

    Nobody may change what she gets. What another process forgets is seen here after `here` seconds.
    """
    until, found = uncopied.get(_lately(key), (0.0, None))
    now = time.monotonic()
    if now >= until:
        found = shared(key, make, seconds=seconds)
        uncopied[_lately(key)] = now + here, found
    return found


def _lately(key: str) -> Hashable:
    return "lately", key


def forget(key: str) -> None:
    """Now, for what this request still reads, and again once it is saved: meanwhile another process may have
    kept the old one.
    """
    _delete(key)
    transaction.on_commit(lambda: _delete(key))


def _delete(key: str) -> None:
    uncopied.pop(_lately(key), None)
    calmly(lambda: cache.delete(key))
