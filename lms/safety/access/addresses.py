"""Where to lead somebody next.

An address that came with a request is followed only when it is one of this host.

`//evil.example/` is a path to a server and another host to a browser: so no redirect and no link is made of
the request's path but here (tests/lms/safety/test_addresses.py).
"""

from contextlib import suppress
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.http import escape_leading_slashes, url_has_allowed_host_and_scheme


def this_address(request: HttpRequest) -> str:
    """What was asked for, to be asked for again: always a path of this host."""
    return escape_leading_slashes(request.get_full_path())


def own_path(address: str) -> str:
    """`address` when it is a path of this site; "" otherwise."""
    return (
        address
        if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
        else ""
    )


def wanted_address(request: HttpRequest) -> str:
    """`?next=`, when it is a path of this site; "" otherwise."""
    return own_path(request.GET.get("next", ""))


def address_to_return_to(request: HttpRequest) -> str:
    """What was wanted; for a form that was sent too late, the page it stood on.

    Its content is not carried along.
    """
    if request.method == "GET":
        return this_address(request)
    try:
        came_from = urlsplit(request.META.get("HTTP_REFERER", ""))
    except ValueError:
        return ""
    return own_path(came_from.path) if came_from.netloc == request.get_host() else ""


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site led to what is asked for. Older browsers say it by the referrer alone."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    try:
        return urlsplit(request.META.get("HTTP_REFERER", "")).netloc == request.get_host()
    except ValueError:
        return False


def is_editor(path: str) -> bool:
    """Whether this is an address of Wagtail's editor, wherever a site put it."""
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    return path.startswith(_begins(urlconf, "wagtailadmin_home")) and not path.startswith(
        _begins(urlconf, "staff_sign_in")
    )


def is_door(path: str) -> bool:
    """Where staff sign in, and what opens a locked session of theirs again: one address for all languages."""
    return path.startswith(_begins(get_urlconf() or settings.ROOT_URLCONF, "staff_sign_in", "staff_unlock"))


@cache
def _begins(urlconf: str, *names: str) -> tuple[str, ...]:
    """With what addresses of these pages begin; nothing where a site has none."""
    found = []
    for name in names:
        with suppress(NoReverseMatch):
            found.append(reverse(name, urlconf=urlconf))
    return tuple(found)
