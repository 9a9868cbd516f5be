"""Caches that cost time when they are full or away, never the page: what cannot be kept is made again."""

from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, InvalidCacheKey
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache

from lms.core import faults

CACHE = "cache"


def calmly(ask: Callable[[], Any], instead: Any = None) -> Any:
    """What `ask` finds in a cache, or `instead` where the cache has an error, which is told in the logs.

    For whoever asks the cache a site has set, which may be one that raises.
    """
    try:
        return ask()
    except Exception as problem:  # each backend has errors of its own
        faults.met(CACHE, problem)
        return instead


class _Calm:
    """Every method answers as if nothing was kept.

    `add` says no: whoever asks whether a code was used before must not hear that it was not.
    """

    def _try(self, name: str, instead: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            found = getattr(super(), name)(*args, **kwargs)
        except InvalidCacheKey:
            raise
        except Exception as problem:  # each backend has errors of its own
            faults.met(CACHE, problem)
            return instead
        if name in {"set", "add"}:
            faults.over(CACHE)
        return found

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._try("get", default, key, default, version=version)

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None, **more: Any
    ) -> Any:
        return self._try("set", None, key, value, timeout, version=version, **more)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._try("add", False, key, value, timeout, version=version))

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._try("touch", False, key, timeout, version=version)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._try("delete", False, key, version=version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._try("has_key", False, key, version=version)

    def clear(self) -> None:
        self._try("clear", None)


class CalmFileCache(_Calm, FileBasedCache):
    """`CACHES` of a site on one machine.

    A folder that is not there yet and cannot be made is a fault of each write, not of the start.
    """

    def _createdir(self) -> None:
        try:
            super()._createdir()
        except OSError as problem:
            faults.met(CACHE, problem)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Django's is made of `has_key` and `set`, whose failing would not be heard here."""
        return super().add(key, value, timeout, version) and self.get(key, version=version) == value


class CalmRedisCache(_Calm, RedisCache):
    """`CACHES` of a site on several machines."""

    def get_many(self, keys: Any, version: int | None = None) -> dict:
        return self._try("get_many", {}, keys, version=version)

    def set_many(self, data: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> list:
        return self._try("set_many", list(data), data, timeout, version=version)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._try("delete_many", None, keys, version=version)
