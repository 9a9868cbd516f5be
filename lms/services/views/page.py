"""What the public pages share: what is asked travels with a form, sealed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lms.core import distress
from lms.services.finding.asked import Asked, unsealed


def page(request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, f"lms_services/public/{name}.html", context, status=status)


def asked_before(request: HttpRequest) -> Asked | None:
    """What came along, with the ticks as they are now. None where nothing came, or it came too late."""
    asked = unsealed(request.POST.get("found", ""))
    return asked.marked(request.POST.getlist("mine")) if asked else None


def in_danger(words: str = "") -> dict[str, Any]:
    """What a page needs that tells words of distress."""
    return {"distress": distress.is_told_in(words), "words_of_distress": distress.words()}
