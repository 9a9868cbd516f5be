from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from lms.core.numbers import sent_number
from lms.safety.access.addresses import own_path
from lms.safety.session import drafts, idle
from lms.safety.session.locking import lead_to_unlock

#: A browser tells at most once a minute; what it says of earlier is not believed.
LONGEST_AGO = 90


def stay(request: HttpRequest) -> HttpResponse:
    """How many seconds are left. By POST: something was done on the page, `ago` seconds before."""
    if request.method == "POST" and idle.seconds_left(request) > 0:
        ago = sent_number(request.POST.get("ago", ""), most=LONGEST_AGO)
        idle.note_activity(request, ago=ago or 0)
    return JsonResponse({"left": idle.seconds_left(request)})


@require_POST
def lock(request: HttpRequest) -> HttpResponseBase:
    """The page was quiet for too long: `path` is where she was, `form` what she had not sent."""
    path = own_path(request.POST.get("path", ""))
    drafts.keep_typed(request, path=path, form=request.POST.get("form", ""))
    return lead_to_unlock(request, path)


def to_unlock(request: HttpRequest) -> HttpResponseBase:
    """From a covered page of the editor to what opens the session again."""
    return lead_to_unlock(request, "") if idle.seconds_left(request) <= 0 else HttpResponseRedirect("/")


class KeptView(TemplateView):
    """What she sent while the session was locked. She sends it once more, with one press."""

    template_name = "lms/safety/kept.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = drafts.sent_draft(self.request)
        if draft is None:
            raise Http404
        return super().get_context_data(**kwargs, draft=draft)
