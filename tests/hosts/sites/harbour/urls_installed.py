"""The site's addresses after the second edit."""

from django.urls import include, path
from harbour.urls import urlpatterns as theirs

*before, pages = theirs
urlpatterns = [
    *before,
    path("", include("lms.urls")),
    pages,
]
