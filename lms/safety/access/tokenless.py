"""Forms without a token, for pages that set no cookie: a token needs one, and one would say that somebody was
here.

A token keeps another website from sending a form in the name of whoever is signed in. So a form goes without
only where nobody is asked who she is: the address is open to anyone and does the same for everybody. What
only reads may be asked from anywhere; what writes is asked from a page of this site, or refused.
"""

from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from lms.safety.access.addresses import comes_from_here
from lms.safety.access.policy import View, guarded

READS = "reads"
WRITES = "writes"


def declared_read(view: View) -> View:
    """For anyone: a form whose answer is a page and nothing else, sent so that no address holds what it asks.

    It writes nothing (tests/reading.py looks at each of its answers) and sets no cookie.
    """
    return _without_token(guarded("anyone", view), READS)


def written_from_here(view: View) -> View:
    """For anyone: a form that writes something about nobody. From elsewhere it is refused in silence, 404."""

    @wraps(view)
    def hear(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not comes_from_here(request):
            raise Http404
        return view(request, *args, **kwargs)

    return _without_token(guarded("anyone", hear), WRITES)


def _without_token(view: View, kind: str) -> View:
    view.lms_tokenless = kind  # type: ignore[attr-defined]
    return csrf_exempt(view)
