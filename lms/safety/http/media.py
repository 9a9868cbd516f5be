"""Pictures, sound and films of lessons.

Originals as they were uploaded are never served, nor what waits in the uploader.

Every file is named at random and went through intake. Only kinds that cannot act are shown; all else is a
download in a sandbox.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.views.static import serve

from lms.safety.faces.belonging import kind_of_file
from lms.safety.faces.one_face import kind_of

ELSEWHERE = ".elsewhere"
CLOSED = ("original_images", "wagtail_uploads")
#: Shown where it is used. Told by our own list: what the operating system believes differs from machine to
#: machine.
SHOWN = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "aac": "audio/aac",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt; charset=utf-8",
}
IN_PIECES = ("audio/", "video/")
PIECE = 64 * 1024
#: Saved under its own kind; of anything else nothing is said.
SAVED = {"pdf": "application/pdf"}
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")


def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    # Looked at as the file system will read it: `x/../original_images/` is the same folder.
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if ".." in parts or "\0" in path or any(part.lower() in CLOSED for part in parts):
        raise Http404
    # Another face's file is looked for where nothing is, so that it takes as long and says the same as one
    # that was made up.
    root = Path(settings.MEDIA_ROOT) / ("" if kind_of_file(path) == kind_of(request) else ELSEWHERE)
    try:
        response: Any = serve(request, path, document_root=root)
    except OSError:  # a name too long for the file system, or one it cannot write
        raise Http404 from None
    answer = response
    if response.status_code == 200:  # and not 304: the browser has it
        answer = as_upload(request, response, PurePosixPath(path).suffix)
    answer["Content-Security-Policy"] = SANDBOX
    answer["Cache-Control"] = "private, max-age=3600"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def as_upload(request: HttpRequest, response: Any, suffix: str) -> HttpResponseBase:
    """A file that came from outside, as it may be answered: told by its suffix, as intake gave it.

    Pictures, recordings, films and captions are shown, what plays in pieces where they are asked for.
    Everything else is saved, under a name that says nothing. Nothing in it acts.
    """
    ending = suffix.lower().removeprefix(".")
    kind = SHOWN.get(ending)
    saved = SAVED.get(ending, "application/octet-stream")
    name = f"file.{ending}" if ending in SAVED else "file"
    response["Content-Type"] = kind or saved
    response["Content-Disposition"] = "inline" if kind else f'attachment; filename="{name}"'
    answer = _in_part(request, response) if kind and kind.startswith(IN_PIECES) else response
    answer["Content-Security-Policy"] = SANDBOX
    return answer


def stored_upload(request: HttpRequest, file: Any) -> HttpResponseBase:
    """A stored file (FieldFile), for whoever may have it; 404 where there is none. Kept by no browser."""
    if not file:
        raise Http404
    try:
        opened = file.open("rb")
    except OSError:  # a copy of the database came back without it
        raise Http404 from None
    return as_upload(request, FileResponse(opened), PurePosixPath(file.name).suffix)


def _in_part(request: HttpRequest, response: Any) -> HttpResponseBase:
    """Some phones play something only when they may ask for a piece of it.

    One piece at a time; anything odd gets the whole.
    """
    response["Accept-Ranges"] = "bytes"
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    if wanted is None:
        return response
    size = int(response["Content-Length"])
    first = int(wanted[1])
    last = min(int(wanted[2] or size - 1), size - 1)
    if first >= size or last < first:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers = {
        "Content-Length": str(last - first + 1),
        "Content-Range": f"bytes {first}-{last}/{size}",
        "Accept-Ranges": "bytes",
        "Content-Disposition": "inline",
    }
    pieces = _pieces(response.file_to_stream, first, last - first + 1)
    return StreamingHttpResponse(pieces, status=206, content_type=response["Content-Type"], headers=headers)


def _pieces(file: Any, first: int, count: int) -> Iterator[bytes]:
    """Bit by bit: a film asked for from its beginning is all of it."""
    with file:
        file.seek(first)
        while count > 0 and (piece := file.read(min(count, PIECE))):
            count -= len(piece)
            yield piece
