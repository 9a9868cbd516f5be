"""The API of Wagtail's editor, which asks no policy for pictures and documents, and before Wagtail 8 one of
its own for pages: only what belongs to the face that is asked.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from lms.safety.faces.editor_wall import files_here, pages_here


class PagesHere(PagesAdminAPIViewSet):
    def get_base_queryset(self) -> QuerySet[Any]:
        return pages_here(super().get_base_queryset())


class ImagesHere(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return files_here(super().get_queryset())


class DocumentsHere(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return files_here(super().get_queryset())
