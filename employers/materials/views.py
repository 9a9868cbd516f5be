from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Locale, Site

from employers.materials.queries import shelf_below


def guides(request: HttpRequest) -> HttpResponse:
    """Leads to the shelf of guides of the face that is asked."""
    site = Site.find_for_request(request)
    shelf = shelf_below(site.root_page, Locale.get_active()) if site else None
    if shelf is None:
        raise Http404
    return redirect(shelf.get_url(request))
