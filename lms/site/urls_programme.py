"""The programme face: the public and professionals. It knows no address of the skills face."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls

from lms.safety.policy import guarded_all
from lms.site.urls_shared import shared

urlpatterns = [
    *shared,
    *i18n_patterns(
        path("", include(guarded_all("anyone", wagtail_urls))),
        prefix_default_language=False,
    ),
]
