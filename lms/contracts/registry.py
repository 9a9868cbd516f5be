"""What every contract's registry does: take an entry once, whole, and say at start-up what is wrong
with it.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

Entry = TypeVar("Entry")


class Registry(Generic[Entry]):
    """Entries by key, in the order they were registered.

    Raises ImproperlyConfigured, naming both sides, when a key is taken, so a site never starts with half a
    contract.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, Entry] = {}

    def add(self, key: str, entry: Entry) -> Entry:
        if not key:
            raise ImproperlyConfigured(f"{self.name}: {entry!r} has no key.")
        if key in self._entries:
            raise ImproperlyConfigured(
                f"{self.name}: {key!r} is registered twice, by {self._entries[key]!r} and {entry!r}."
            )
        self._entries[key] = entry
        return entry

    def get(self, key: str) -> Entry | None:
        return self._entries.get(key)

    def __getitem__(self, key: str) -> Entry:
        try:
            return self._entries[key]
        except KeyError:
            known = ", ".join(sorted(self._entries)) or "nothing"
            raise ImproperlyConfigured(
                f"{self.name}: nothing is registered as {key!r} (known: {known})."
            ) from None

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def keys(self) -> list[str]:
        return list(self._entries)

    def remove(self, key: str) -> None:
        """For tests that register something of their own."""
        del self._entries[key]
