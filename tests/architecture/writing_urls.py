"""Addresses for test_reading: one that only reads, some that write whatever the method."""

import uuid

from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from lms.organisations.models import Organisation
from lms.safety.http.models import Probe


def reads(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Organisation.objects.count()))


def writes(request: HttpRequest) -> HttpResponse:
    Organisation.objects.create(name=str(uuid.uuid4()))
    return HttpResponse("written")


def probes(request: HttpRequest) -> HttpResponse:
    Probe.objects.update_or_create(defaults={"at": timezone.now()})
    return HttpResponse("written")


def touches(request: HttpRequest) -> HttpResponse:
    Session.objects.create(session_key=uuid.uuid4().hex[:32], session_data="", expire_date=timezone.now())
    return HttpResponse("touched")


def by_hand(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM lms_organisation WHERE name = 'nobody'")
    return HttpResponse("deleted")


urlpatterns = [
    path(f"{view.__name__}/", view, name=view.__name__) for view in (reads, writes, probes, touches, by_hand)
]
