"""That a session ended elsewhere is said at the door: once, in one sentence, without why.

Only to whoever still brings the key of a session and was led there from a page of hers. Somebody who opens
the door by its address is told nothing: it would say that somebody was here.
"""

from django.conf import settings
from django.http import HttpRequest

#: Without the key beside it, it means nothing.
MARK = "again"


def is_over(request: HttpRequest) -> bool:
    """The browser brings the key of a session that is there no more."""
    session = getattr(request, "session", None)
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    return bool(key) and session is not None and session.is_empty()


def keep_until_told(request: HttpRequest) -> None:
    """The key would go with this answer; it goes with the door's."""
    request.lms_key_stays = True


def waits_to_be_told(request: HttpRequest) -> bool:
    return getattr(request, "lms_key_stays", False)


def told_at(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{MARK}=1"


def is_told_here(request: HttpRequest) -> bool:
    return request.method == "GET" and MARK in request.GET and is_over(request)
