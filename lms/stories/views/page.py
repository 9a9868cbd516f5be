"""What the pages for everybody share. They set no cookie, count nobody, and their titles say nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lms.accounts.forms import refuse_while_waiting
from lms.secrets.throttle import Tries, address_of_visitor, network_of


def page(request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    answer = render(request, f"lms_stories/public/{name}.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def has_to_wait(request: HttpRequest, form: Form) -> bool:
    """Whoever fills a table is slowed down, by the network. The form says for how long."""
    try:
        refuse_while_waiting(Tries("story-told", request, network_of(address_of_visitor(request))))
    except ValidationError as problem:
        form.add_error(None, problem)
        return True
    return False
