from django.shortcuts import render
from wagtail.models import Page


def search(request):
    wanted = request.GET.get("query", "")
    found = Page.objects.live().public().search(wanted) if wanted else []
    return render(request, "newsroom/search.html", {"wanted": wanted, "found": found})
