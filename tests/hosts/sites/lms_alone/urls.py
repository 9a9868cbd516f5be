from django.urls import include, path
from lms.accounts.urls_staff import staff_patterns
from lms.safety.access.policy import guarded_all
from lms.safety.urls import safer_patterns
from wagtail.admin import urls as wagtail_admin_urls

urlpatterns = [
    path("", include("lms.safety.urls")),
    path("admin/", include(staff_patterns)),
    path("admin/", include(guarded_all("wagtail", wagtail_admin_urls))),
    path("learn/", include("lms.accounts.urls")),
    path("learn/", include(safer_patterns)),
]
