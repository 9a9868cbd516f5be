"""The skills face: learners, trainers, employers. Languages are path prefixes; English has none."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from lms.contracts.mounting import mounted
from lms.desk.mounting import desk_patterns
from lms.privacy.urls import public_patterns
from lms.site.urls_shared import ERROR_VIEWS, page_patterns, shared

handler400, handler403, handler404, handler500 = ERROR_VIEWS

urlpatterns = [
    *shared,
    *mounted(in_languages=False),
    *i18n_patterns(
        *mounted(in_languages=True),
        *desk_patterns("skills"),
        *public_patterns,
        path("", include(page_patterns)),
        prefix_default_language=False,
    ),
]
