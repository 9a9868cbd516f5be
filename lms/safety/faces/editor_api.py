"""The API of Wagtail's editor for pictures and documents, which asks no policy: only those of the face that
is asked.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from lms.safety.faces.editor_wall import files_here


class ImagesHere(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return files_here(super().get_queryset())


class DocumentsHere(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return files_here(super().get_queryset())
