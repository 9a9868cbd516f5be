from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

PAGES = {400: "400.html", 403: "403.html", 404: "404.html", 500: "500.html"}


class CalmErrorsMiddleware:
    """DEBUG stays on so that the demo's secrets cannot go live, but nobody should meet Django's debug pages in the demo."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if response.status_code in PAGES and is_page and not request.path.startswith("/admin/"):
            calm = HttpResponse(render_to_string(PAGES[response.status_code], request=request), status=response.status_code)
            for name, value in response.headers.items():
                if name not in {"Content-Length", "Content-Type"}:
                    calm[name] = value
            return calm
        return response
