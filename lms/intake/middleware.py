from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from lms.intake.problems import IntakeProblem


class PlainRefusalMiddleware:
    """What was refused behind a form that does not know intake is told in words too, never as an error of the
    server.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if isinstance(exception, IntakeProblem):
            return render(request, "lms/intake/refused.html", {"problem": exception.messages[0]}, status=422)
        return None
