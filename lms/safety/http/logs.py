"""Logs that tell how the site is, and nothing about who uses it.

One JSON object a line: when, how grave, what (a text from code, never filled in), the request's code, the
name of the route, a pseudonym that changes every month. Never a path, a query, a form, a handle, an address
of a network, a browser.
"""

import datetime
import hashlib
import hmac
import json
import logging
import secrets
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from lms.core.conf import conf
from lms.safety.access.request import current_request

logger = logging.getLogger("lms.request")
OURS = ("lms", "courses", "employers")
#: No vowels: no code is a word, and none is one that must not stand on a page (S1).
LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_code() -> str:
    """Short enough to read out over a telephone, long enough to be found again in the logs."""
    number, letters = secrets.randbelow(len(LETTERS) ** 8), ""
    for _position in range(8):
        number, letter = divmod(number, len(LETTERS))
        letters += LETTERS[letter]
    return f"{letters[:4]}-{letters[4:]}"


def pseudonym(user_id: Any, day: datetime.date) -> str:
    """Tells apart people within one calendar month.

    Nobody can follow one from month to month, or back to an account without the pepper.
    """
    return hmac.new(conf.pepper.encode(), f"log:{day:%Y-%m}:{user_id}".encode(), hashlib.sha256).hexdigest()[
        :12
    ]


class JsonFormatter(logging.Formatter):
    """Texts are written as they stand in the code.

    What others' code fills into them by itself is left out altogether.
    """

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.datetime.fromtimestamp(record.created, tz=datetime.UTC)
        entry: dict[str, Any] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _event(record),
            **_request_facts(record, at),
        }
        entry.update(getattr(record, "facts", {}))
        if record.exc_info and record.exc_info[0]:
            entry["error"] = record.exc_info[0].__qualname__
            entry["trace"] = [
                f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-12:]
            ]
        return json.dumps(entry)


def _event(record: logging.LogRecord) -> str:
    if isinstance(record.msg, str) and (record.args or record.name.partition(".")[0] in OURS):
        return record.msg
    return f"{record.module}.{record.funcName}:{record.lineno}"


def _request_facts(record: logging.LogRecord, at: datetime.datetime) -> dict[str, str]:
    request = current_request.get() or getattr(
        record, "request", None
    )  # Django tells of a refused request when the middleware is done
    if request is None:
        return {}
    match = getattr(request, "resolver_match", None)
    user = getattr(
        request, "_cached_user", None
    )  # only if the page asked who it is: a log line costs no query
    is_unnamed = getattr(match.func if match else None, "lms_unnamed", False)  # lms.safety.http.unnamed
    told = user if user is not None and user.is_authenticated and not is_unnamed else None
    return {
        "request": getattr(request, "code", ""),
        "route": (match.view_name if match else "") or "none",
        "who": pseudonym(told.pk, at.date()) if told else "",
    }


class RequestLogMiddleware:
    """Gives the request its code and writes one line when it is answered.

    Stands outermost, so that nothing goes by it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.code = new_code()
        token = current_request.set(request)
        began = time.monotonic()
        try:
            response = self.get_response(request)
            logger.info(
                "answered",
                extra={
                    "facts": {
                        "method": request.method,
                        "status": response.status_code,
                        "ms": round((time.monotonic() - began) * 1000),
                    }
                },
            )
            return response
        finally:
            current_request.reset(token)
