"""One record of a file beside the row there is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lms.services.hsds.reading import Found, uuid_of


@dataclass
class Step:
    """One record: the row there is, and the columns and the `other` it gets."""

    found: Found
    row: Any
    columns: dict[str, Any]
    other: dict[str, Any]

    @property
    def is_new(self) -> bool:
        return self.row is None

    @property
    def changes(self) -> bool:
        return self.row is None or any(
            getattr(self.row, name) != value for name, value in {**self.columns, "other": self.other}.items()
        )


def named(found: Found) -> Iterator[tuple[str, UUID]]:
    """(reference, id) of all that a record names, by word or by its place."""
    for ref in found.kind.refs:
        target = uuid_of(found.members.get(ref)) or found.implied.get(ref)
        if target:
            yield ref, target


def texts_in(raw: Any) -> Iterable[str]:
    """All text of a value, the names of members among it."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        for name, value in raw.items():
            yield name
            yield from texts_in(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from texts_in(value)
