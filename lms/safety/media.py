"""Pictures and sound of lessons. Originals as they were uploaded are never served: they may carry where and when."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

CLOSED = ("original_images/",)


def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    if path.startswith(CLOSED):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response
