"""Addresses for test_url_policies: one that declares a policy, one that forgot, one whose policy nobody
knows.
"""

from django.http import HttpResponse
from django.urls import path

from lms.safety.access.policy import guarded


def answer(request):
    return HttpResponse("here")


urlpatterns = [
    path("declared/", guarded("anyone", answer)),
    path("forgotten/", answer),
    path("unknown/", guarded("nobody-registered-this", answer)),
]
