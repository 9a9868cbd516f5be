"""Addresses for test_tokenless: a form that reads, one that writes although it says it reads, one that says
it writes.
"""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import path

from lms.organisations.models import Organisation
from lms.safety.access.tokenless import declared_read, written_from_here


def reads(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{Organisation.objects.count()} {request.POST.get('words', '')}")


def writes(request: HttpRequest) -> HttpResponse:
    Organisation.objects.create(name=str(uuid.uuid4()))
    return HttpResponse("written")


urlpatterns = [
    path("reads/", declared_read(reads), name="reads"),
    path("lies/", declared_read(writes), name="lies"),
    path("writes/", written_from_here(writes), name="writes"),
]
