from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views import View

from lms.safety.http.media import stored_upload
from lms.stories.told.enums import Shelf
from lms.stories.told.queries import public, with_words
from lms.stories.told.shown import ShownStory
from lms.stories.views.page import page

ON_A_PAGE = 24


class StoriesView(View):
    """All of them, or those of one collection, the newest first."""

    def get(self, request: HttpRequest, shelf: str = "") -> HttpResponse:
        if shelf and shelf not in Shelf.values:
            raise Http404
        found = public().filter(shelf=shelf) if shelf else public()
        there = set(public().order_by().values_list("shelf", flat=True).distinct())
        rows = Paginator(with_words(found), ON_A_PAGE).get_page(request.GET.get("page"))
        told: dict[str, Any] = {
            "page": rows,
            "stories": [ShownStory(row) for row in rows],
            "shelves": [(each.value, each.label) for each in map(Shelf, Shelf.values) if each.value in there],
            "asked": shelf,
            "title": Shelf(shelf).label if shelf else "",
        }
        return page(request, "all", told)


class StoryView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        story = get_object_or_404(with_words(public()), uuid=uuid)
        return page(request, "story", {"story": ShownStory(story), "in_print": story.in_print})


class PictureView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        story = get_object_or_404(public(), uuid=uuid, with_picture=True)
        return stored_upload(request, story.picture)
