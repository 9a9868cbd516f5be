"""What was withdrawn while she was in it: the same address says so, and that nothing of hers is lost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_here_now(request: HttpRequest, *, is_test: bool = False) -> HttpResponse:
    """Without its title: that may be why it was withdrawn."""
    return render(request, "courses/player/withdrawn.html", {"is_test": is_test}, status=410)
