from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from lms.safety.leaving import end_session, forget_browser
from lms.safety.queries import leave_target


@csrf_exempt  # anybody may make her leave: being signed out is a nuisance, not being able to leave is a danger
def leave(request: HttpRequest) -> HttpResponse:
    """Ends the session, clears what this site stored in the browser, goes to a neutral site. By GET too, so a plain link works."""
    end_session(request)
    response = HttpResponseRedirect(leave_target(getattr(request, "face", None)), status=303)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response["Cache-Control"] = "no-store"
    forget_browser(request, response)
    return response


def alive(request: HttpRequest) -> HttpResponse:
    """/healthz: the process answers. No version, no names."""
    return HttpResponse("ok", content_type="text/plain")
