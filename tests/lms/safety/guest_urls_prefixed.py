"""The same site with the language in its addresses."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as editor

urlpatterns = [path("cms/", include(editor)), *i18n_patterns(path("", include("lms.urls")))]
