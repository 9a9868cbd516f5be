"""Vacancies that their employers show to everybody, under /employers/open/."""

from django.urls import path

from employers.vacancies.views.public import OpenView
from lms.safety.access.policy import guarded

app_name = "open_vacancy"
urlpatterns = [path("<uuid:uuid>/", guarded("anyone", OpenView.as_view()), name="one")]
