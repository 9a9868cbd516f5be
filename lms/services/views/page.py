"""What the public pages share: what is asked travels with a form, sealed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lms.accounts.forms import refuse_while_waiting
from lms.core import distress
from lms.secrets.throttle import Tries, address_of_visitor, network_of
from lms.services.finding.asked import Asked, unsealed
from lms.services.finding.queries import Found
from lms.services.forms.find import FindForm


def page(request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, f"lms_services/public/{name}.html", context, status=status)


def asked_before(request: HttpRequest) -> Asked | None:
    """What came along, with the ticks as they are now. None where nothing came, or it came too late."""
    asked = unsealed(request.POST.get("found", ""))
    return asked.marked(request.POST.getlist("mine")) if asked else None


def has_to_wait(request: HttpRequest, form: Form, door: str) -> bool:
    """Whoever fills a table is slowed down, by the network; nobody else is. The form says for how long."""
    try:
        refuse_while_waiting(Tries(door, request, network_of(address_of_visitor(request))))
    except ValidationError as problem:
        form.add_error(None, problem)
        return True
    return False


def find_page(request: HttpRequest, form: FindForm, found: Found | None = None, **more: Any) -> HttpResponse:
    """The form, and what was found. Words of distress in it open what helps first, here and on the device."""
    told = {"distress": distress.is_told_in(more.pop("typed", ""))}
    asked = found.asked if found else None
    goes_along = {"carried_by": "found"} if found else {}
    return page(
        request, "find_page", {"form": form, "found": found, "asked": asked, **told, **goes_along, **more}
    )
