from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url


def go_on(request: HttpRequest, address: str) -> HttpResponse:
    """Leads to `address` after something was saved.

    A page that sent it without leaving (keep.js) is told the address: a redirect that a script follows loses
    the place on the page, and loads the page twice.
    """
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"go": address})
    return HttpResponseRedirect(address, status=303)


def see_other(to: Any, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
    """After a POST: go and look there. Loading that page again sends nothing again."""
    return HttpResponseRedirect(resolve_url(to, *args, **kwargs), status=303)
