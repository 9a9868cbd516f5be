"""Pages of the public website, compressed: a phone on a slow line has them three times as fast.

What is compressed tells by its size what in it repeats. So no page is that holds a secret beside what
somebody else may have chosen: nothing of the skills face, nothing for whoever has a cookie or is given one,
and no page with the token of a form.
"""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from lms.safety.faces.one_face import SKILLS, kind_of

TOKEN = b"csrfmiddlewaretoken"


class CompressPublicPagesMiddleware(GZipMiddleware):
    """A proxy in front compresses nothing (docs/deploying.md): it cannot tell these pages from others."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return super().process_response(request, response) if is_public(request, response) else response


def is_public(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether everybody who asks is sent the same, and nothing of anybody."""
    if kind_of(request) == SKILLS or request.COOKIES or response.cookies or response.streaming:
        return False
    is_page = response.get("Content-Type", "").startswith("text/html")
    return is_page and TOKEN not in getattr(response, "content", TOKEN)
