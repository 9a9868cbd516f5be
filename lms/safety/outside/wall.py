"""The wall around a site's own lists: whatever lists pages for visitors lists none of ours that is closed.

A site lists pages in views, templates, feeds and APIs that it wrote before we came. All of them ask Wagtail
for what is published, is public, has a place in menus or is found: so the wall stands there. Wagtail's own
privacy would close less (its search knows nothing of it) and tell more (it sends whoever guesses an address
to a door). In the editor, and for commands, nothing is taken away; only what is *public* is so everywhere.
"""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

from django.apps import apps
from wagtail.query import PageQuerySet

from lms.safety.outside.seen import is_visited, seen_by_visitors
from lms.safety.outside.seen_files import files_seen_by_visitors

#: What of Wagtail's makes a list for visitors.
LISTS = ("live", "in_menu", "search", "autocomplete")
#: What makes the lists of files of its APIs: by app, (module, name in it).
FILES = {
    "wagtail.api.v2": (
        ("wagtail.images.api.v2.views", "ImagesAPIViewSet.get_queryset"),
        ("wagtail.documents.api.v2.views", "DocumentsAPIViewSet.get_queryset"),
    ),
    "wagtail.api.v3": (
        ("wagtail.images.api.v3.router", "get_images_queryset"),
        ("wagtail.documents.api.v3.router", "get_documents_queryset"),
    ),
}


def put_up() -> None:
    for name in LISTS:
        _wall_before(name, lambda named: is_visited())
    _wall_before("filter", lambda named: named.get("live") is True and is_visited())
    _wall_before("public", lambda named: True)
    for app, makers in FILES.items():
        for module, name in makers if apps.is_installed(app) else ():
            _wall_behind(module, name)


def _wall_behind(module: str, name: str) -> None:
    place: Any = import_module(module)
    *above, last = name.split(".")
    for part in above:
        place = getattr(place, part)
    theirs = getattr(place, last)

    @wraps(theirs)
    def walled(*args: Any, **named: Any) -> Any:
        files = theirs(*args, **named)
        return files_seen_by_visitors(files) if is_visited() else files

    setattr(place, last, walled)


def _wall_before(name: str, stands: Callable[[dict[str, Any]], bool]) -> None:
    theirs = getattr(PageQuerySet, name)

    @wraps(theirs)
    def walled(pages: Any, *args: Any, **named: Any) -> Any:
        return theirs(seen_by_visitors(pages) if stands(named) else pages, *args, **named)

    setattr(PageQuerySet, name, walled)


put_up()
