"""What the public pages share. They set no cookie and count nobody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def page(request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, f"lms_network/public/{name}.html", context, status=status)


def address_here(request: HttpRequest, name: str, *args: Any) -> str:
    """Whole, as it is quoted and printed."""
    return request.build_absolute_uri(reverse(name, args=args))
