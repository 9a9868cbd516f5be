"""The server's side of *Leave this page*: what ends, and what is taken out of the browser."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

#: Set by the browser in the moment she leaves; see LeftMiddleware. Says nothing by its name.
LEFT = "g"


def end_session(request: HttpRequest) -> None:
    try:
        logout(request)
    except DatabaseError:  # she leaves all the same: without its cookie nobody comes back to the session
        request.session = None


def forget_browser(request: HttpRequest, response: HttpResponseBase) -> None:
    """Takes every cookie of ours out of the browser."""
    for name in {*request.COOKIES, settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, LEFT}:
        response.delete_cookie(name, samesite="Lax")


class LeftMiddleware:
    """She left while the network was away: the next request that arrives ends her session, whatever it asks for, and begins anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.COOKIES.get(LEFT) or request.path == reverse("safety:leave"):
            return self.get_response(request)
        end_session(request)
        response = HttpResponseRedirect(request.get_full_path() if request.method == "GET" else "/", status=303)
        forget_browser(request, response)
        return response
