"""The skills face with one sensitive address, for test_interruption."""

from django.http import HttpResponse
from django.urls import path

from lms.safety.access.policy import guarded
from lms.site.urls_skills import urlpatterns as skills

urlpatterns = [path("sensitive/", guarded("anyone", lambda request: HttpResponse("here"), "told")), *skills]
