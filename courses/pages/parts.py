"""The blocks of a lesson as they are stored: what each says, and which files it names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lms.contacts.typed_numbers import IS_ID

#: What is stored of a block and read by nobody.
NOT_READ = {"id", "type", "tone", "language", "leads_to", "decorative", "image", "audio", "file"}


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a step; what it says stands in `texts`."""

    step: int
    id: str
    kind: str
    value: Any
    texts: list[str]


def parts_of(steps: list[dict[str, Any]]) -> Iterator[Part]:
    for number, step in enumerate(steps, start=1):
        for block in step["value"].get("blocks") or []:
            value = block.get("value")
            yield Part(number, block.get("id") or "", block["type"], value, [*read_in(value)])


def read_in(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.strip() and not IS_ID.fullmatch(value):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in NOT_READ:
                yield from read_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from read_in(inner)


def keys_in(value: Any, name: str) -> Iterator[int]:
    """The ids of all files that are stored under this name."""
    if isinstance(value, dict):
        if isinstance(value.get(name), int):
            yield value[name]
        for inner in value.values():
            yield from keys_in(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from keys_in(inner, name)


def pictures_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every picture that is stored in a block, with the words for those who cannot see it."""
    if isinstance(value, dict):
        if isinstance(value.get("image"), int):
            yield value
        for inner in value.values():
            yield from pictures_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from pictures_in(inner)
