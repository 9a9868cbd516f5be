"""Which face a request is for."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.http.request import split_domain_port
from django.urls import set_urlconf
from django.utils import timezone

from lms.core import days
from lms.core.conf import conf
from lms.safety.faces.queries import find_face


class FaceMiddleware:
    """Finds the face by host, and its URLconf, before the language is read from the address.

    An unknown host is a 404. From here on Django's own forms and filters go by the site's time zone too; each
    request sets it, so that what is still being sent when the answer left has it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            hostname, port = split_domain_port(request.get_host())
        except DisallowedHost:
            return HttpResponseNotFound()
        face = find_face(hostname, port or request.META.get("SERVER_PORT", ""))
        if face is None:
            return HttpResponseNotFound()
        request.face = face
        timezone.activate(days.zone())
        request._wagtail_site = face.site  # what Wagtail's Site.find_for_request would look up again
        if face.kind in conf.face_urlconfs:
            request.urlconf = conf.face_urlconfs[face.kind]
            set_urlconf(request.urlconf)
        return self.get_response(request)
