"""The file of a message, for whoever may read the message."""

from django.http import FileResponse, Http404

from lms.messaging.models import Message
from lms.safety.http.media import SHOWN


def file_response(message: Message) -> FileResponse:
    """Pictures and recordings are shown, a PDF is saved under a name that says nothing.

    Kept by no browser.
    """
    if not message.file:
        raise Http404
    try:
        opened = message.file.open("rb")
    except OSError:  # a copy of the database came back without it
        raise Http404 from None
    kind = SHOWN.get(message.file_kind)
    response = FileResponse(opened, content_type=kind or "application/octet-stream")
    if message.file_kind == "pdf":
        response["Content-Type"] = "application/pdf"
    response["Content-Disposition"] = "inline" if kind else f'attachment; filename="file.{message.file_kind}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return response
