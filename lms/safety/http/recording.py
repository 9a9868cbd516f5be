"""The microphone: off everywhere, but on pages that let somebody record and were declared for it.

An address declares it in its urls module; a page that has nothing to record says nothing and stays closed.
tests/lms/safety/test_headers.py names every such address.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from lms.safety.http.headers import PERMISSIONS

WITH_MICROPHONE = PERMISSIONS.replace("microphone=()", "microphone=(self)")
#: What a page says in its context when somebody may record on it.
RECORDS = "records"


def lets_record(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Around a guarded view."""

    @wraps(view)
    def recording(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if (getattr(response, "context_data", None) or {}).get(RECORDS):
            response["Permissions-Policy"] = WITH_MICROPHONE
        return response

    recording.lms_records = True  # type: ignore[attr-defined]
    return recording
