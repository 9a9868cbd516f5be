"""Which of our pages somebody who comes from outside may meet in a list: search, a map of the site, an API,
a menu, a feed.

A page class says it with `seen_outside`: True for everybody, False for nobody, or the name of the field that
its author ticks. What says nothing is seen by nobody, so a kind of page that comes later is closed until
somebody opens it. A ticked page is seen where the page above it is, unless its class is `seen_by_itself`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

import swapper
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, Q, QuerySet, Value
from wagtail.models import ReferenceIndex

from lms.contracts.checks import OUR_PACKAGES
from lms.safety.access.addresses import is_editor
from lms.safety.access.request import current_request
from lms.safety.faces.editor_wall import homes_of_others
from lms.safety.faces.links import KeepsToItsFace
from lms.safety.faces.queries import all_faces

SEEN = "seen_outside"
#: What a command that writes for visitors says of itself.
_visiting: ContextVar[bool] = ContextVar("lms_visiting", default=False)


@contextmanager
def visiting() -> Iterator[None]:
    """Lists of pages made meanwhile are for visitors, as they are while a visitor is answered: for commands
    that write a feed, a map of the site, or its pages as files.
    """
    before = _visiting.set(True)
    try:
        yield
    finally:
        _visiting.reset(before)


def is_visited() -> bool:
    """Whether what is listed now is read by visitors. The editor has walls of its own, and commands see
    everything.
    """
    request = current_request.get()
    return _visiting.get() or (request is not None and not is_editor(request.path))


@cache
def our_page_classes() -> tuple[type[Any], ...]:
    """All that our packages define, and what a site builds on our abstract ones."""
    base = swapper.load_model("wagtailcore", "Page")
    return tuple(
        model
        for model in apps.get_models()
        if issubclass(model, base)
        and (issubclass(model, KeepsToItsFace) or model.__module__.partition(".")[0] in OUR_PACKAGES)
    )


def pages_seen_outside() -> frozenset[int]:
    """The keys of our published pages that a visitor may be shown. Read once for each answer to one; in the
    editor every time, where they change meanwhile.
    """
    request = current_request.get()
    if request is None or not is_visited():
        return _read()
    if not hasattr(request, "_pages_seen_outside"):
        request._pages_seen_outside = _read()
    return request._pages_seen_outside


def _read() -> frozenset[int]:
    asked = [_live(model, said) for model in our_page_classes() if (said := getattr(model, SEEN, False))]
    if not asked:
        return frozenset()
    rows = list(asked[0].union(*asked[1:], all=True))
    step = swapper.load_model("wagtailcore", "Page").steplen
    seen: set[str] = set()
    for path, _key, alone in sorted(rows):  # a page after the one above it
        if alone or path[:-step] in seen:
            seen.add(path)
    return frozenset(key for path, key, _alone in rows if path in seen)


def _live(model: type[Any], seen: bool | str) -> QuerySet[Any]:
    """(path, key, whether it needs nothing above it) of those that are published and, if need be, ticked."""
    ticked = {seen: True} if isinstance(seen, str) else {}
    alone = seen is True or getattr(model, "seen_by_itself", False)
    return (
        published(model._base_manager.filter(**ticked))
        .order_by()
        .values_list("path", "id", Value(alone, BooleanField()))
    )


def published(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Those that are live, whoever may see them: for what decides, never for what is shown."""
    return pages.filter(Q(live=True))


def seen_by_visitors(pages: QuerySet[Any]) -> QuerySet[Any]:
    """`pages` without those of ours that are closed, and without those of another website of this
    installation.
    """
    ours = [model for model in our_page_classes() if issubclass(model, pages.model)]
    if issubclass(pages.model, our_page_classes()):
        ours.append(pages.model)
    if not ours or pages.query.is_sliced or pages.query.combinator:
        return pages
    kinds = ContentType.objects.get_for_models(*our_page_classes()).values()
    closed = Q(content_type__in=[kind.pk for kind in kinds]) & ~Q(id__in=pages_seen_outside())
    for path in homes_elsewhere():
        closed |= Q(path__startswith=path)
    return pages.exclude(closed)


def closed_behind(page: Any) -> list[str]:
    """Titles of the closed pages of ours that a page leads to which visitors read."""
    seen = pages_seen_outside()
    if isinstance(page, our_page_classes()) and page.pk not in seen:
        return []
    base = swapper.load_model("wagtailcore", "Page")
    kinds = ContentType.objects.get_for_models(*our_page_classes()).values()
    keys = {
        key
        for content_type, key, *_path in ReferenceIndex._extract_references_from_object(page)
        if issubclass(ContentType.objects.get_for_id(content_type).model_class() or object, base)
    }
    found = base._base_manager.filter(pk__in=keys, content_type__in=[kind.pk for kind in kinds])
    return sorted(found.exclude(pk__in=seen).values_list("title", flat=True))


def homes_elsewhere() -> list[str]:
    """The tree paths where the websites begin that were not asked; nothing where there is one."""
    request = current_request.get()
    if request is None or len(all_faces()) < 2:
        return []
    if not hasattr(request, "_begin_elsewhere"):
        request._begin_elsewhere = homes_of_others(getattr(request.face, "kind", ""))
    return request._begin_elsewhere
