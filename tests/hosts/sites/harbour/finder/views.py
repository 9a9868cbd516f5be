from django.core.paginator import Paginator
from django.shortcuts import render
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page


def find(request):
    """The site's search: pages, whatever they are, and what its editors put first."""
    words = request.GET.get("q", "")
    found = Page.objects.live().search(words) if words else Page.objects.none()
    query = Query.get(words) if words else None
    if query:
        query.add_hit()
    return render(
        request,
        "finder/found.html",
        {"words": words, "found": Paginator(found, 20).get_page(request.GET.get("page")), "query": query},
    )
