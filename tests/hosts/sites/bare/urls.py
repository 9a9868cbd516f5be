from courses.certificates import urls as certificate_urls
from django.apps import apps
from django.urls import include, path
from employers import urls as employer_urls
from lms.accounts.urls_staff import staff_patterns
from lms.desk.mounting import desk_patterns
from lms.safety.access.policy import guarded_all
from lms.safety.urls import safer_patterns
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtail_admin_urls

urlpatterns = [
    path("", include("lms.safety.urls")),
    path("admin/", include(staff_patterns)),
    path("admin/", include(guarded_all("wagtail", wagtail_admin_urls))),
    path("verify/", include(certificate_urls.verify_patterns)),
    path("learn/", include("lms.accounts.urls")),
    path("learn/", include(safer_patterns)),
    path("learn/certificates/", include("courses.certificates.urls")),
    path("learn/portfolio/", include(employer_urls.learner_patterns)),
    path("learn/", include("courses.player.urls")),
    *desk_patterns("skills"),
    *(
        [path("employers/guides/", include("employers.materials.urls"))]
        if apps.is_installed("employers.materials")
        else []
    ),
    path("employers/", include("employers.urls")),
    path("", include(guarded_all("anyone", wagtail_urls))),
]
