"""The programme face: the public and professionals. It knows no address of the skills face."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from lms.contracts.mounting import mounted
from lms.desk.mounting import desk_patterns
from lms.privacy.urls import public_patterns
from lms.safety.urls import safer_patterns
from lms.site.urls_shared import ERROR_VIEWS, page_patterns, shared

handler400, handler403, handler404, handler500 = ERROR_VIEWS

urlpatterns = [
    *shared,
    *mounted(in_languages=False, face="programme"),
    *i18n_patterns(
        path("", include(safer_patterns)),
        *mounted(in_languages=True, face="programme"),
        *desk_patterns("programme"),
        *public_patterns,
        path("", include(page_patterns)),
        prefix_default_language=False,
    ),
]
