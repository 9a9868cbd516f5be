from typing import Any

from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url


def see_other(to: Any, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
    """After a POST: go and look there. Loading that page again sends nothing again."""
    return HttpResponseRedirect(resolve_url(to, *args, **kwargs), status=303)
