"""Her recordings and pictures: for herself, and for whoever sees the part they belong to."""

from pathlib import PurePosixPath
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from lms.safety.http.media import as_upload

SOUNDS = frozenset({"aac", "m4a", "mp3", "ogg", "wav"})
PICTURES = frozenset({"avif", "gif", "jpg", "jpeg", "png", "webp"})


def kind_of(name: str | None) -> str:
    return PurePosixPath(name or "").suffix.removeprefix(".").lower()


def file_response(request: HttpRequest, file: Any) -> HttpResponseBase:
    """A stored file (FieldFile). Kept by no browser."""
    if not file:
        raise Http404
    try:
        opened = file.open("rb")
    except OSError:  # a copy of the database came back without it
        raise Http404 from None
    return as_upload(request, FileResponse(opened), PurePosixPath(file.name).suffix)
