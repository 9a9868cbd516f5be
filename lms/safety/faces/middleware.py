"""Which face a request is for."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.http.request import split_domain_port
from django.urls import set_urlconf
from django.utils import timezone

from lms.core import days
from lms.core.conf import conf
from lms.safety.access.ours import is_guarded_path, is_ours
from lms.safety.access.request import current_request
from lms.safety.faces.models import Face
from lms.safety.faces.queries import find_face


class FaceMiddleware:
    """Finds the face by host, and its URLconf, before the language is read from the address.

    On a host without a face what is guarded is a 404; a host's own pages answer, and keep their time zone.
    From here on Django's own forms and filters go by the zone of the days; each request sets it, so that what
    is still being sent when the answer left has it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        face = _face_of(request)
        if face is None and is_guarded_path(request.path_info):
            return HttpResponseNotFound()
        request.face = face
        asked = current_request.set(request)
        try:
            return self._answer(request, face)
        finally:
            current_request.reset(asked)

    def _answer(self, request: HttpRequest, face: Face | None) -> HttpResponseBase:
        if face is not None:
            request._wagtail_site = face.site  # what Wagtail's Site.find_for_request would look up again
            if face.kind in conf.face_urlconfs:
                request.urlconf = conf.face_urlconfs[face.kind]
                set_urlconf(request.urlconf)
        if is_guarded_path(request.path_info):
            timezone.activate(days.zone())
            return self.get_response(request)
        with timezone.override(timezone.get_current_timezone()):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        if not is_guarded_path(request.path_info) and is_ours(request):
            timezone.activate(days.zone())


def _face_of(request: HttpRequest) -> Face | None:
    try:
        hostname, port = split_domain_port(request.get_host())
    except DisallowedHost:
        return None
    return find_face(hostname, port or request.META.get("SERVER_PORT", ""))
