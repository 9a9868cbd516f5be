"""Which pictures and documents of a site's library a list for visitors may name.

Their titles tell what a lesson is about. Closed are those that only closed things of ours use, and what lies
in the collection of the website with the courses and is used by nothing that visitors see.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Collection, ReferenceIndex

from lms.contracts.checks import our_app_labels
from lms.safety.faces.models import Face
from lms.safety.outside.seen import our_page_classes, pages_seen_outside


def files_seen_by_visitors(files: QuerySet[Any]) -> QuerySet[Any]:
    used_inside, used_outside = _uses(files.model)
    closed = Q(id__in=used_inside - used_outside)
    closed |= Q(collection__in=_collections()) & ~Q(id__in=used_outside)
    return files.exclude(closed)


def _uses(model: type[Any]) -> tuple[set[Any], set[Any]]:
    """The keys of the files that something closed of ours uses, and of those that anything else uses."""
    seen = {str(key) for key in pages_seen_outside()}
    pages = {kind.pk for kind in ContentType.objects.get_for_models(*our_page_classes()).values()}
    ours = pages | set(
        ContentType.objects.filter(app_label__in=our_app_labels()).values_list("pk", flat=True)
    )
    inside: set[Any] = set()
    outside: set[Any] = set()
    found = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
    for kind, key, used in found.values_list("content_type", "object_id", "to_object_id"):
        is_closed = kind in ours and not (kind in pages and key in seen)
        (inside if is_closed else outside).add(model._meta.pk.to_python(used))
    return inside, outside


def _collections() -> list[int]:
    """Where the website with the courses keeps its files. By key, as a search asks for it."""
    kept = Face.objects.filter(kind=Face.Kind.SKILLS).exclude(collection=None)
    inside = Q()
    for path in kept.values_list("collection__path", flat=True):
        inside |= Q(path__startswith=path)
    return list(Collection.objects.filter(inside).values_list("pk", flat=True)) if inside else []
