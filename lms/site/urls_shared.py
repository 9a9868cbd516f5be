"""What both faces have: the way out, health, the staff's door, Wagtail's editor, media."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtail_admin_urls

from lms.accounts.urls_staff import staff_patterns
from lms.safety.media import serve_media
from lms.safety.policy import guarded, guarded_all

shared = [
    path("", include("lms.safety.urls")),
    path("admin/", include(staff_patterns)),
    path("admin/", include(guarded_all("wagtail", wagtail_admin_urls))),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", guarded("anyone", serve_media), name="media"),
]
