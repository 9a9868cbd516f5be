"""What came in, made clean: bytes and the ending that fits them. Its name is drawn at random."""

import uuid
from dataclasses import dataclass

from django.core.files.base import ContentFile


def megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB"


@dataclass(frozen=True)
class Received:
    content: bytes
    extension: str

    def as_file(self) -> "CleanFile":
        return CleanFile(self.content, name=f"{uuid.uuid4().hex}.{self.extension}")


class CleanFile(ContentFile):
    """A file that went through intake, so it is not made clean a second time on its way into storage."""
