"""The file of a message, for whoever may read the message."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from lms.messaging.models import Message
from lms.safety.http.media import as_upload


def file_response(request: HttpRequest, message: Message) -> HttpResponseBase:
    """Kept by no browser."""
    if not message.file:
        raise Http404
    try:
        opened = message.file.open("rb")
    except OSError:  # a copy of the database came back without it
        raise Http404 from None
    return as_upload(request, FileResponse(opened), message.file_kind)
