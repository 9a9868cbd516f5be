"""The programme face: the public and professionals. It knows no address of the skills face."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from lms.site.urls_shared import page_patterns, shared

urlpatterns = [
    *shared,
    *i18n_patterns(
        path("", include(page_patterns)),
        prefix_default_language=False,
    ),
]
