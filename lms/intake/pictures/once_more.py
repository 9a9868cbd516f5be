"""A cleaned picture once more: as another file, or as part of a sheet."""

import base64
import io
import secrets
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

#: Of the longer side. Enough for a screen, too little to be a print of its own.
LARGEST = 1200
ON_PAPER = 700
#: Of a picture that is looked at on a screen and nothing else: whoever pays for data sees it each time.
ON_SCREEN = 1600


def anew(file: Any) -> ContentFile:
    """The picture as a file of its own: other sizes, other bytes, another name, each time it is made. Two
    readers who put their files beside each other have no equal one.
    """
    with _opened(file) as picture:
        cut = [secrets.randbelow(max(2, side // 50)) for side in (*picture.size, *picture.size)]
        box = (cut[0], cut[1], picture.width - cut[2], picture.height - cut[3])
        cropped = picture.crop(box)
        cropped.thumbnail((LARGEST - secrets.randbelow(40),) * 2)
        written = io.BytesIO()
        cropped.save(written, "WEBP", quality=80 + secrets.randbelow(8), method=4)
    return ContentFile(written.getvalue(), name=f"{secrets.token_hex(16)}.webp")


def for_screens(file: Any) -> ContentFile:
    """The picture no larger than a screen shows it, the same each time it is made."""
    with _opened(file) as picture:
        picture.thumbnail((ON_SCREEN, ON_SCREEN))
        written = io.BytesIO()
        picture.save(written, "WEBP", quality=80, method=4)
    return ContentFile(written.getvalue(), name=f"{secrets.token_hex(16)}.webp")


def as_data(file: Any) -> str:
    """For a sheet, which loads nothing. "" where the file is gone, as while she is erased."""
    try:
        opened = _opened(file)
    except OSError:
        return ""
    with opened as picture:
        picture.thumbnail((ON_PAPER, ON_PAPER))
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=82)
    return f"data:image/jpeg;base64,{base64.b64encode(written.getvalue()).decode()}"


def _opened(file: Any) -> Image.Image:
    with file.open("rb") as stored, Image.open(stored) as opened:
        return opened.convert("RGB")
