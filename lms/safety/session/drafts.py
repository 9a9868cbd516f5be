"""What was being written when a session was locked.

It stays in the session, on the server: the page of a locked session holds nothing of it.
"""

from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest

from lms.safety.access.addresses import own_path, this_address
from lms.safety.http.fields import MOST, worth_keeping
from lms.safety.session.noting import forget

#: A form that was sent too late, to be sent again; and one that was not sent, to be filled in again.
SENT, TYPED = "draft_sent", "draft_typed"


def keep_sent(request: HttpRequest) -> bool:
    """Keeps a form that arrived at a locked session. False when there is nothing in it to keep."""
    fields = worth_keeping([(name, value) for name, values in request.POST.lists() for value in values])
    if fields:
        request.session[SENT] = {
            "path": this_address(request),
            "fields": fields,
            "had_files": bool(request.FILES),
        }
    return bool(fields)


def sent_draft(request: HttpRequest) -> dict[str, Any] | None:
    return request.session.get(SENT)


def forget_sent(request: HttpRequest) -> None:
    """It is being sent again, or something else is being sent from its page."""
    draft = request.session.get(SENT)
    if draft and draft["path"] == this_address(request):
        del request.session[SENT]


def keep_typed(request: HttpRequest, *, path: str, form: str) -> None:
    """`form` as the browser encodes it.

    An address that is not ours, or a form that is too big, keeps nothing.
    """
    fields = worth_keeping(parse_qsl(form[:MOST], keep_blank_values=True))
    if fields and own_path(path) and len(form) < MOST:
        request.session[TYPED] = {"path": path, "fields": fields}


def take_typed(request: HttpRequest) -> list[list[str]]:
    """What was being written on this page, once."""
    draft = request.session.get(TYPED)
    if not draft or draft["path"] != this_address(request):
        return []
    return forget(request.session, TYPED)["fields"]
