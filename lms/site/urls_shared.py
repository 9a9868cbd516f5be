"""What both faces have: the way out, health, the staff's door, Wagtail's editor, media."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtail_admin_urls

from lms.accounts.urls_staff import staff_patterns
from lms.safety.access.policy import guarded, guarded_all
from lms.safety.http.media import serve_media

#: Wagtail's pages, without its own sign-in form: staff have one door, and it counts wrong tries.
page_patterns = guarded_all(
    "anyone", [pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtailcore_login"]
)

#: Without the page that fails on purpose: nobody here watches whether its error arrives.
editor_patterns = [
    pattern
    for pattern in wagtail_admin_urls.urlpatterns
    if getattr(pattern, "name", "") != "wagtailadmin_error_test"
]

#: handler400, handler403, handler404, handler500
ERROR_VIEWS = tuple(
    f"lms.safety.http.errors.{name}"
    for name in ("bad_request", "permission_denied", "not_found", "server_error")
)
#: Where accounts and their rights are changed: whoever does has proved lately that it is she.
ROLES: dict[str, tuple[str, ...]] = {"wagtailusers_users": ("recent",), "wagtailusers_groups": ("recent",)}

shared = [
    path("", include("lms.safety.urls")),
    path("admin/", include(staff_patterns)),
    path("admin/", include(guarded_all("wagtail", editor_patterns, also=ROLES))),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", guarded("anyone", serve_media), name="media"),
]
if "debug_toolbar" in settings.INSTALLED_APPS:  # of the demo alone, and only when it is asked for
    from debug_toolbar import urls as toolbar_urls

    shared.append(path("__debug__/", include((guarded_all("anyone", toolbar_urls), "djdt"))))
