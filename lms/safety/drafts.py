"""What was being written when a session was locked.

It stays in the session, on the server: the page of a locked session holds nothing of it.
"""

from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest

from lms.safety.addresses import own_path, this_address
from lms.safety.noting import forget

#: A form that was sent too late, to be sent again; and one that was not sent, to be filled in again.
SENT, TYPED = "draft_sent", "draft_typed"
#: Secrets are typed again, not kept.
NEVER_KEPT = {
    "csrfmiddlewaretoken",
    "code",
    "pin",
    "pin_again",
    "password",
    "old_password",
    "new_password1",
    "new_password2",
    "password1",
    "password2",
    "sofar",
    "first",
}
MOST = 400_000


def keep_sent(request: HttpRequest) -> bool:
    """Keeps a form that arrived at a locked session. False when there is nothing in it to keep."""
    fields = _worth_keeping([(name, value) for name, values in request.POST.lists() for value in values])
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
    fields = _worth_keeping(parse_qsl(form[:MOST], keep_blank_values=True))
    if fields and own_path(path) and len(form) < MOST:
        request.session[TYPED] = {"path": path, "fields": fields}


def take_typed(request: HttpRequest) -> list[list[str]]:
    """What was being written on this page, once."""
    draft = request.session.get(TYPED)
    if not draft or draft["path"] != this_address(request):
        return []
    return forget(request.session, TYPED)["fields"]


def fields_to_send_again(request: HttpRequest) -> list[list[str]]:
    """What a form held that could not be saved, for a page of its own.

    Nothing where a secret was in it, which is typed again.
    """
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    if {name for name, _value in fields} & (NEVER_KEPT - {"csrfmiddlewaretoken"}):
        return []
    return _worth_keeping(fields)


def _worth_keeping(fields: list[tuple[str, str]]) -> list[list[str]]:
    """The key that a form carries (lms.submissions) goes with what was typed; alone it is nothing."""
    kept = [[name, value] for name, value in fields if name not in NEVER_KEPT]
    if {name for name, _value in kept} <= {"key"}:
        return []
    return kept if sum(len(name) + len(value) for name, value in kept) < MOST else []
