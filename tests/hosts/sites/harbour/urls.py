from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path
from harbour.api import router
from harbour.feeds import Latest
from harbour.finder.views import find
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtail_admin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtail_document_urls
from wagtail.images.views.serve import ServeView

urlpatterns = [
    path("engine-room/", admin.site.urls),
    path("bridge/", include(wagtail_admin_urls)),
    path("documents/", include(wagtail_document_urls)),
    re_path(r"^images/([^/]*)/(\d*)/([^/]*)/[^/]*$", ServeView.as_view(), name="wagtailimages_serve"),
    path("find/", find, name="find"),
    path("latest.xml", Latest()),
    path("sitemap.xml", sitemap),
    path("api/v2/", router.urls),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]
