"""Who may do what with pages, collections and files in the editor, wherever this Wagtail keeps it."""

from typing import Any

from django.db.models import Model
from wagtail import permissions
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page


def policy_of(model: type[Model]) -> Any:
    """The one policy object that Wagtail itself asks about a page, a collection, a picture or a document."""
    if hasattr(permissions, "policy_registry"):  # from Wagtail 8 on
        return permissions.policy_registry.get_by_type(model)
    from wagtail.documents.permissions import permission_policy as of_documents  # noqa: PLC0415 - read models
    from wagtail.images import permissions as of_images  # noqa: PLC0415 - the same

    return {
        Page: permissions.page_permission_policy,
        Collection: permissions.collection_permission_policy,
        get_document_model(): of_documents,
        get_image_model(): of_images.permission_policy,
    }[model]
