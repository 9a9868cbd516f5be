"""Calm error pages in both faces: one sentence, what to do, and a short code that stands in the logs too."""

import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy

from lms.core.patience import is_pause
from lms.safety.access.addresses import this_address
from lms.safety.access.ours import is_ours
from lms.safety.access.policy import policies
from lms.safety.faces.one_face import PROGRAMME, is_known, kind_of
from lms.safety.http import error_words
from lms.safety.http.fields import fields_to_send_again
from lms.safety.leaving.ways_out import LEAVE, leave_address, way_out, way_out_by_address
from lms.safety.outside.texts import TellingOutside

TEMPLATE = "lms/safety/error.html"
#: Without the face, the session or the database: whatever broke may be one of them.
PLAIN_TEMPLATE = "lms/safety/error_plain.html"
#: When even that cannot be made.
BARE = (
    b'<!doctype html><meta charset="utf-8"><title>\xe2\x80\xa6</title><p>Something went wrong on our side.'
    b" Please try again in a few minutes.</p>"
)
BARE_LEAVE = b'<p><a href="/leave/">Leave</a></p>'
#: Before it is known which face was asked: no word of either.
WORDLESS = (
    b'<!doctype html><meta charset="utf-8"><meta name="robots"'
    b' content="noindex"><title>\xe2\x80\xa6</title><p>\xe2\x80\xa6</p>'
)
RETRY_AFTER = "60"

TITLES = {
    400: gettext_lazy("What you sent did not arrive properly"),
    403: gettext_lazy("This page is not for you"),
    404: gettext_lazy("This page was not found"),
    405: gettext_lazy("This page cannot be used in that way"),
    413: gettext_lazy("This is too big to send"),
    500: gettext_lazy("Something went wrong on our side"),
    503: gettext_lazy("The site is very busy"),
}
WORDS = {
    400: gettext_lazy("Go back, load the page again and send it once more."),
    403: gettext_lazy("Go back to where you were. If you need this page, ask your trainer."),
    404: gettext_lazy(
        "It may have moved, or there is a mistake in the address. What you have learned is kept."
    ),
    405: gettext_lazy("Go back to where you were and use the buttons there."),
    413: gettext_lazy("Choose something smaller, or send it in parts."),
    500: gettext_lazy("What you have saved is kept. Please try again in a few minutes."),
    503: gettext_lazy("What you have saved is kept. Wait a minute, then try again."),
}
#: For everybody but learners: nobody else has learned anything here, or has a trainer.
OTHER_WORDS = {
    **WORDS,
    403: gettext_lazy("Go back to where you were."),
    404: gettext_lazy("It may have moved, or there is a mistake in the address."),
    500: gettext_lazy("Please try again in a few minutes."),
    503: gettext_lazy("Wait a minute, then try again."),
}
NOT_PUBLISHED = gettext_lazy("This was not published")
STILL_NEEDED = (
    gettext_lazy("Nothing was deleted"),
    gettext_lazy("Something else here still needs it. Go back to where you were."),
)
TOO_OLD = (
    gettext_lazy("This page was open too long"),
    gettext_lazy("Nothing is lost. Go back, load the page again and send it once more."),
)


def calm_page(request: HttpRequest, status: int, *, title: Any = "", words: Any = "") -> HttpResponse:
    if not is_known(request):
        response = HttpResponse(WORDLESS, status=status)
    elif kind_of(request) == PROGRAMME:
        response = _programme_page(request, status, title=title, words=words)
    else:
        response = _skills_page(request, status, title=title, words=words)
    if status == 503:
        response["Retry-After"] = RETRY_AFTER
    response.lms_calm = True
    return response


def _skills_page(request: HttpRequest, status: int, *, title: Any, words: Any) -> HttpResponse:
    out = _way_out(request)
    usual = WORDS if out == LEAVE and not _is_somebody_else(request) else OTHER_WORDS
    context = {
        "title": title or TITLES[status],
        "words": words or usual[status],
        "code": getattr(request, "code", ""),
        "way_out": out,
    }
    if status >= 500:
        context |= _what_was_sent(request) if status == 503 else {}
        return HttpResponse(
            _plain(PLAIN_TEMPLATE, context, BARE + BARE_LEAVE * (out == LEAVE)), status=status
        )
    return HttpResponse(
        render_to_string(TEMPLATE, {**context, "shell": "lms/faces/skills.html"}, request=request),
        status=status,
    )


def _programme_page(request: HttpRequest, status: int, *, title: Any, words: Any) -> HttpResponse:
    said = error_words
    context = {
        "title": title or said.TITLES[status],
        "words": words or said.WORDS[status],
        "code": getattr(request, "code", ""),
    }
    context["way_out"] = _way_out(request)
    if status >= 500:
        return HttpResponse(_plain(said.PLAIN_TEMPLATE, context, said.BARE), status=status)
    return HttpResponse(render_to_string(said.TEMPLATE, context, request=request), status=status)


def _way_out(request: HttpRequest) -> str:
    """What broke may be what says who somebody is: whoever was not known before is not asked for now."""
    try:
        return way_out(request) if hasattr(request, "_cached_user") else way_out_by_address(request)
    except Exception:
        return way_out_by_address(request)


def _is_somebody_else(request: HttpRequest) -> bool:
    """Whether it was known before that no learner reads this. Who is not known may be one."""
    user, learner = getattr(request, "_cached_user", None), policies.get("learner")
    try:
        return bool(learner and user and user.is_authenticated and not learner.allows(request))
    except Exception:
        return False


def _what_was_sent(request: HttpRequest) -> dict[str, Any]:
    """What she wrote must not be lost with a page that no browser keeps: she sends it again from here.

    Only what is known to come from a page of ours: else another site could put words into her form.
    """
    user = getattr(request, "_cached_user", None)
    if (
        request.method != "POST"
        or not getattr(request, "csrf_processing_done", False)
        or not (user and user.is_authenticated)
    ):
        return {}
    try:
        fields, had_files = fields_to_send_again(request), bool(request.FILES)
    except Exception:  # the body itself could not be read
        return {}
    return (
        {
            "sent": {
                "path": this_address(request),
                "fields": fields,
                "had_files": had_files,
                "token": get_token(request),
            }
        }
        if fields
        else {}
    )


def _plain(template: str, context: dict[str, Any], bare: bytes) -> str | bytes:
    try:
        return render_to_string(
            template,
            {
                **context,
                "language": translation.get_language() or "en",
                "bidi": translation.get_language_bidi(),
                "leave_url": leave_address(),
            },
        )
    except Exception:
        return bare


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return calm_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return calm_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return calm_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A database or disk that is locked, full, or away is a pause (503, try again), not a fault of
    the page.
    """
    return calm_page(request, 503 if is_pause(sys.exc_info()[1]) else 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    title, words = error_words.TOO_OLD if kind_of(request) == PROGRAMME else TOO_OLD
    return calm_page(request, 403, title=title, words=words)


class CalmErrorsMiddleware:
    """A page for answers that have none (405), and in the place of Django's debug pages, which nobody should
    meet.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What was refused where no form could say so: publishing, from a list, by a reviewer, by a
        translation; and deleting what other rows rest on.
        """
        if isinstance(exception, TellingOutside):
            return calm_page(request, 400, title=NOT_PUBLISHED, words=exception.in_words)
        if isinstance(exception, (ProtectedError, RestrictedError)):
            said = error_words.STILL_NEEDED if kind_of(request) == PROGRAMME else STILL_NEEDED
            return calm_page(request, 409, title=said[0], words=said[1])
        return None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if (
            response.status_code not in TITLES
            or not is_ours(request)
            or getattr(response, "lms_calm", False)
            or not _says_nothing(response)
        ):
            return response
        calm = calm_page(request, response.status_code)
        for name, value in response.headers.items():
            if name not in {"Content-Length", "Content-Type"}:
                calm[name] = value
        return calm


def _says_nothing(response: HttpResponseBase) -> bool:
    if response.streaming or not response.get("Content-Type", "text/html").startswith("text/html"):
        return False
    return not response.content or (settings.DEBUG and b"NONE,NOARCHIVE" in response.content[:2000])
