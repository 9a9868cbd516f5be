"""What declares no policy is closed, of all that is ours to guard."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from lms.safety.access.ours import is_ours


class DefaultDenyMiddleware:
    """Closes every address that declares no policy (lms.safety.access.policy), on a site without a face
    every one of ours. A host's own addresses answer as they did before.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        without_face = hasattr(request, "face") and request.face is None
        if is_ours(request) and (without_face or not hasattr(view, "lms_policy")):
            raise Http404
