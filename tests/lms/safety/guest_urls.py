"""A site that says no language in its addresses; its editor stands at /cms/."""

from django.http import HttpResponse
from django.urls import include, path
from django.utils.translation import get_language
from wagtail.admin import urls as editor


def theirs(request):
    return HttpResponse(get_language())


urlpatterns = [path("theirs/", theirs), path("cms/", include(editor)), path("", include("lms.urls"))]
