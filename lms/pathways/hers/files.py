"""Which of her files are recordings and which are pictures, by their endings."""

from pathlib import PurePosixPath

SOUNDS = frozenset({"aac", "m4a", "mp3", "ogg", "wav"})
PICTURES = frozenset({"avif", "gif", "jpg", "jpeg", "png", "webp"})


def kind_of(name: str | None) -> str:
    return PurePosixPath(name or "").suffix.removeprefix(".").lower()
