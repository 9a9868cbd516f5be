from django.urls import include, path
from wagtail import urls as wagtail_urls

from bench.bare import views

urlpatterns = [
    path("session/", views.session),
    path("insert/", views.insert),
    path("", include(wagtail_urls)),
]
