"""Of firms that ask to take part, under /employers/apply/. No address says which."""

from django.urls import path

from employers.applications import views
from lms.safety.access.tokenless import written_from_here

app_name = "applications"
urlpatterns = [
    path("", written_from_here(views.ApplyView.as_view()), name="apply"),
    path("again/", written_from_here(views.AgainView.as_view()), name="again"),
]
