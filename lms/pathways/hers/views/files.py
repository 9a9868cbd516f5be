from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.generic import View

from lms.core.people import Person
from lms.pathways.plans.models import Goal, Pathway, Step
from lms.safety.http.media import stored_upload

#: Where a recording or a picture of hers may lie, and by which way it is hers.
HOLDERS: list[tuple[Any, str, str]] = [
    (Pathway, "person", "aim_"),
    (Goal, "stage__pathway__person", ""),
    (Step, "stage__pathway__person", ""),
]


def own_file(person: Person, uuid: UUID, part: str) -> Any:
    """The stored file of one thing in a plan of hers, else 404."""
    for model, owner, begins in HOLDERS:
        thing = model.objects.filter(uuid=uuid, **{owner: person.pk}).first()
        if thing is not None:
            return getattr(thing, f"{begins}{part}")
    raise Http404


class FileView(View):
    def get(self, request: HttpRequest, uuid: UUID, part: str) -> HttpResponseBase:
        if part not in {"voice", "picture"}:
            raise Http404
        return stored_upload(request, own_file(request.user, uuid, part))
