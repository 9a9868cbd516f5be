"""What came in, made clean: bytes and the ending that fits them."""

from dataclasses import dataclass


def megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB"


@dataclass(frozen=True)
class Received:
    content: bytes
    extension: str
