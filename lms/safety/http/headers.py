"""What holds for every request and every response, whichever view answers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from lms.core.conf import OWN_BASE, conf
from lms.safety.access.addresses import is_editor
from lms.safety.access.ours import is_ours
from lms.safety.http import csp

GetResponse = Callable[[HttpRequest], HttpResponse]

#: Everything a browser can be asked for and we never ask for.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "compute-pressure",
        "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid",
        "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi",
        "otp-credentials", "payment", "picture-in-picture", "screen-wake-lock", "serial", "storage-access",
        "sync-xhr", "usb", "window-management", "xr-spatial-tracking",
    )
)  # fmt: skip
#: A header that a view has set already stays as it is.
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}


class ResponseHeadersMiddleware:
    """Nothing of a page stays in a cache, is framed elsewhere, or tells another site where she came from.

    It stands first, so that no answer goes out without: refusals, redirects to https and errors pass here
    too. The policy stays `same-origin`: with `no-referrer` browsers send `Origin: null` and every form would
    be refused. A host's own pages keep the headers they have, and where our pages stand in
    its template, which may need more, its own policy counts.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not is_ours(request):
            return response
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if conf.base_template == OWN_BASE and not is_editor(request.path):
            response.setdefault(csp.HEADER, csp.STRICT_WRITTEN)
        if not response.get("Content-Type", "").startswith("text/html"):
            response.setdefault("X-Robots-Tag", "noindex")  # pages say it themselves
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not _may_stay(request):
            response["Cache-Control"] = "no-store"
        return response


def _may_stay(request: HttpRequest) -> bool:
    """Static files are the same for everybody.

    On a phone that is only hers, pictures of lessons stay for a while: data cost money.
    """
    if request.path.startswith(settings.STATIC_URL):
        return True
    session = getattr(request, "session", None)
    return bool(
        request.path.startswith(settings.MEDIA_URL) and session is not None and session.get("phone") == "own"
    )
