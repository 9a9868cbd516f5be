"""The skills face: learners, trainers, employers. Languages are path prefixes; English has none."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from courses.certificates import urls as certificate_urls
from employers import urls as employer_urls
from lms.desk.mounting import desk_patterns
from lms.privacy.urls import public_patterns
from lms.safety.urls import learner_safer_patterns, sign_out_patterns
from lms.site.urls_shared import ERROR_VIEWS, page_patterns, shared

handler400, handler403, handler404, handler500 = ERROR_VIEWS

#: Guides for employers are optional.
guides = (
    [path("employers/guides/", include("employers.materials.urls"))]
    if apps.is_installed("employers.materials")
    else []
)

urlpatterns = [
    *shared,
    path("verify/", include(certificate_urls.verify_patterns)),
    *i18n_patterns(
        path("learn/", include("lms.accounts.urls")),
        path("learn/", include(learner_safer_patterns)),
        path("learn/certificates/", include("courses.certificates.urls")),
        path("learn/portfolio/", include(employer_urls.learner_patterns)),
        path("learn/privacy/", include("lms.privacy.urls")),
        path("learn/messages/", include("lms.messaging.urls")),
        path("learn/", include("courses.player.urls")),
        *desk_patterns("skills"),
        *guides,
        path("employers/", include("employers.urls")),
        path("", include(sign_out_patterns)),
        *public_patterns,
        path("", include(page_patterns)),
        prefix_default_language=False,
    ),
]
