"""The API of Wagtail's editor, which asks no policy for pictures and documents, and before Wagtail 8 one of
its own for pages: only what belongs to the face that is asked.
"""

from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db.models import QuerySet
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from wagtail.actions.copy_page import CopyPageIntegrityError
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.utils import BadRequestError
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page

from lms.safety.faces.editor_wall import files_here, pages_here


class CopyByPage(CopyPageAPIAction):
    """Asks the page to copy itself. Wagtail's own does not, and what a kind does besides is left out."""

    def execute(self, instance: Page, data: dict[str, Any]) -> Response:
        action = self._action_from_data(instance, data)
        try:
            action.check()
            copied = instance.specific.copy(
                to=action.to,
                recursive=action.recursive,
                keep_live=action.keep_live,
                update_attrs=action.update_attrs,
                user=action.user,
            )
        except DjangoValidationError as refused:
            raise ValidationError(refused.message_dict) from refused
        except CopyPageIntegrityError as refused:
            raise BadRequestError(refused.args[0]) from refused
        return Response(self.view.get_serializer(copied).data, status=status.HTTP_201_CREATED)


class Pages(PagesAdminAPIViewSet):
    actions = {**PagesAdminAPIViewSet.actions, "copy": CopyByPage}


class PagesHere(Pages):
    def get_base_queryset(self) -> QuerySet[Any]:
        return pages_here(super().get_base_queryset())


class ImagesHere(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return files_here(super().get_queryset())


class DocumentsHere(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return files_here(super().get_queryset())
