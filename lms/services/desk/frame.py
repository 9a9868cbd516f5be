from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lms.desk.frame import DeskMixin
from lms.organisations.models import Organisation
from lms.services.directory.models import Service
from lms.services.editing.telling import says_postcode
from lms.services.hsds.problems import MESSAGES
from lms.services.keeping.queries import edited_services


class ServiceMixin(DeskMixin):
    """A page about one service that whoever asks may change; any other looks as if it were not there."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        services = edited_services(request.user).select_related("organization", "edited_by")
        self.service: Service = get_object_or_404(services, uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(service=self.service, **kwargs)


def say_postcode(request: HttpRequest, organisation: Organisation | None, values: Mapping[str, Any]) -> None:
    """A postcode alone may stand; whoever wrote it looks once more whether it tells where a place is."""
    if says_postcode(values, organisation=organisation):
        messages.warning(request, " ".join(str(words) for words in MESSAGES["note.same_postcode"]))
