"""The wall in Wagtail's editor: on the host of one face, nothing of another is listed, found, chosen or
changed.

Rights come from groups; this takes away what belongs to another face, from everybody, administrators too.
Where no face is asked (commands, tasks) or a site has one face only, nothing is taken away. What stands below
no face's home, and files in nobody's collection, is met by the rules of `lms.safety.faces.belonging`.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from lms.core.editor_policies import policy_of
from lms.core.numbers import sent_number
from lms.core.people import Person
from lms.safety.access.request import current_request
from lms.safety.faces.belonging import collections_of, kind_of_collection
from lms.safety.faces.models import Face


def other_homes(request: HttpRequest | None) -> list[str]:
    """The tree paths of the homes, in every language, of the faces that were not asked."""
    if request is None or getattr(request, "face", None) is None:
        return []
    if not hasattr(request, "_other_homes"):
        request._other_homes = homes_of_others(request.face.kind)
    return request._other_homes


def homes_of_others(kind: str) -> list[str]:
    """The same of the faces of another kind than this."""
    keys = Face.objects.exclude(kind=kind).values("site__root_page__translation_key")
    return list(Page.objects.filter(translation_key__in=keys).values_list("path", flat=True))


def is_elsewhere(page: Any) -> bool:
    return page.path.startswith(tuple(other_homes(current_request.get())))


def pages_here(pages: QuerySet[Any], request: HttpRequest | None = None) -> QuerySet[Any]:
    """`pages` without those of another face."""
    elsewhere = Q()
    for path in other_homes(request or current_request.get()):
        elsewhere |= Q(path__startswith=path)
    return pages.exclude(elsewhere) if elsewhere else pages


def collections_here(collections: QuerySet[Any]) -> QuerySet[Any]:
    """Those of this face, and the root that all lie below."""
    kind = _kind_asked()
    return collections.filter(Q(pk__in=collections_of(kind)) | Q(depth=1)) if kind else collections


def _kind_asked() -> str:
    """ "" where nothing is to be taken away."""
    request = current_request.get()
    kind = getattr(getattr(request, "face", None), "kind", "")
    return kind if kind and Face.objects.exclude(kind=kind).exists() else ""


class PagesOfThisFace:
    def user_has_any_permission_for_instance(self, user: Person, actions: Any, instance: Any) -> bool:
        return not is_elsewhere(instance) and super().user_has_any_permission_for_instance(
            user, actions, instance
        )

    def instances_user_has_any_permission_for(self, user: Person, actions: Any) -> QuerySet[Any]:
        return pages_here(super().instances_user_has_any_permission_for(user, actions))

    def explorable_instances(self, user: Person) -> QuerySet[Any]:
        return pages_here(super().explorable_instances(user))


class CollectionsOfThisFace:
    def user_has_permission_for_instance(self, user: Person, action: str, instance: Any) -> bool:
        return _is_here(instance) and super().user_has_permission_for_instance(user, action, instance)

    def user_has_any_permission_for_instance(self, user: Person, actions: Any, instance: Any) -> bool:
        return _is_here(instance) and super().user_has_any_permission_for_instance(user, actions, instance)

    def instances_user_has_permission_for(self, user: Person, action: str) -> QuerySet[Any]:
        return collections_here(super().instances_user_has_permission_for(user, action))

    def instances_user_has_any_permission_for(self, user: Person, actions: Any) -> QuerySet[Any]:
        return collections_here(super().instances_user_has_any_permission_for(user, actions))


def _is_here(collection: Collection) -> bool:
    kind = _kind_asked()
    return not kind or collection.depth == 1 or kind_of_collection(collection) == kind


class FilesOfThisFace:
    """Before the policy of pictures or of documents, whichever a site has."""

    def user_has_permission_for_instance(self, user: Person, action: str, instance: Any) -> bool:
        return is_file_here(instance) and super().user_has_permission_for_instance(user, action, instance)

    def user_has_any_permission_for_instance(self, user: Person, actions: Any, instance: Any) -> bool:
        return is_file_here(instance) and super().user_has_any_permission_for_instance(
            user, actions, instance
        )

    def instances_user_has_any_permission_for(self, user: Person, actions: Any) -> QuerySet[Any]:
        return files_here(super().instances_user_has_any_permission_for(user, actions))

    def collections_user_has_any_permission_for(self, user: Person, actions: Any) -> QuerySet[Any]:
        return collections_here(super().collections_user_has_any_permission_for(user, actions))


def is_file_here(file: Any) -> bool:
    return _is_here(file.collection) if getattr(file, "collection_id", None) else True


def files_here(files: QuerySet[Any]) -> QuerySet[Any]:
    """Pictures or documents in the collections of this face."""
    kind = _kind_asked()
    if not kind:
        return files
    others = Face.objects.exclude(kind=kind).values_list("kind", flat=True)
    elsewhere = [pk for other in others for pk in collections_of(other).values_list("pk", flat=True)]
    return files.exclude(collection__in=elsewhere)


#: How the editor's addresses name pages by id. Whoever may do everything passes by the policies: so the ids
#: are looked at themselves.
NAMES_A_PAGE = re.compile(r"page|^(?:parent|destination)_id$")
#: Wagtail's report that counts the pages of every site and names the last one that was edited (decision 21).
OVER_ALL_FACES = "wagtailadmin_reports:page_types_usage"


def is_over_the_wall(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Whether an address of the editor names a page of another face by its id, or shows all faces
    together.
    """
    if request.resolver_match and request.resolver_match.view_name.startswith(OVER_ALL_FACES):
        return bool(other_homes(request))
    if "model_name" in kwargs and "action" in kwargs and _is_bulk_over_the_wall(request, kwargs):
        return True
    return _any_page_elsewhere(
        request, [value for name, value in kwargs.items() if NAMES_A_PAGE.search(name)]
    )


def _is_bulk_over_the_wall(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Bulk actions name what they act on in the query."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    ids = request.GET.getlist("id")
    if issubclass(model, Page):
        return _any_page_elsewhere(request, [*ids, *request.GET.getlist("childOf")])
    if not any(field.name == "collection" for field in model._meta.get_fields()):
        return False
    return any(
        not is_file_here(file)
        for file in model._default_manager.filter(pk__in=_numbers(ids)).select_related("collection")
    )


def _any_page_elsewhere(request: HttpRequest, ids: Iterable[Any]) -> bool:
    numbers = _numbers(ids)
    homes = other_homes(request) if numbers else []
    return bool(homes) and any(
        path.startswith(tuple(homes))
        for path in Page.objects.filter(pk__in=numbers).values_list("path", flat=True)
    )


def _numbers(ids: Iterable[Any]) -> list[int]:
    numbers = (sent_number(str(given)) for given in ids)
    return [number for number in numbers if number is not None]


def put_up() -> None:
    """Each policy stays the object it is, because modules of Wagtail's hold it, and gets the
    narrower class.
    """
    walls = {
        Page: PagesOfThisFace,
        Collection: CollectionsOfThisFace,
        get_image_model(): FilesOfThisFace,
        get_document_model(): FilesOfThisFace,
    }
    for model, wall in walls.items():
        policy = policy_of(model)
        if not isinstance(policy, wall):
            policy.__class__ = type(f"{type(policy).__name__}OfThisFace", (wall, type(policy)), {})
