import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token

from bench.bare.models import Inserted


def session(request: HttpRequest) -> HttpResponse:
    """Loads the session and the user, and nothing else."""
    return HttpResponse(f"<p>{request.user.get_username()}</p>")


def insert(request: HttpRequest) -> HttpResponse:
    """Inserts one row for a signed-in user and leads on, as a form does."""
    if request.method == "POST" and request.user.is_authenticated:
        Inserted.objects.create(key=uuid.UUID(request.POST["key"]), text=request.POST["choice"])
        return HttpResponseRedirect("/insert/", status=303)
    return HttpResponse(
        '<form method="post"><input type="hidden" name="csrfmiddlewaretoken"'
        f' value="{get_token(request)}"></form>'
    )
