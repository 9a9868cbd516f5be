"""What a server hands over, made fit for Django before Django reads it.

    application = ReadableRequests(get_wsgi_application())

Django looks at the content type while it makes the request, before any middleware: a charset that is no text
encoding (rot13, base64 …) or a parameter that cannot be decoded ends there, as a bare 500 without our
headers. A length that is no number ends it as soon as somebody reads the body.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

#: What forms of ours are written in. What says it is in another is not read at all.
READ = frozenset({"utf-8", "ascii"})
UNREAD = "application/octet-stream"
#: Of the length of a body: more is no length, and Python refuses to read thousands of digits.
MOST_DIGITS = 20


class ReadableRequests:
    """WSGI: a body whose description cannot be read arrives as one of an unknown kind, which no form
    takes.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not is_readable(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = UNREAD
        if not is_length(environ.get("CONTENT_LENGTH") or "0"):
            environ["CONTENT_LENGTH"] = "0"
        return self.application(environ, start_response)


def is_readable(content_type: str) -> bool:
    try:
        _kind, parameters = parse_header_parameters(content_type)
        charset = parameters.get("charset")
        return charset is None or codecs.lookup(charset).name in READ
    except (ValueError, LookupError):
        return False


def is_length(told: str) -> bool:
    return told.isascii() and told.isdigit() and len(told) < MOST_DIGITS
