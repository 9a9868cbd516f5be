"""What an author is told when she has published."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.images.models import AbstractImage
from wagtail.models import Page, ReferenceIndex

from courses.catalogue.pages import CatalogueFields
from lms.blocks.pictures import is_gone


@hooks.register("after_publish_page")
def tell_of_missing_pictures(request: HttpRequest, page: Page) -> None:
    for title in missing_pictures(page.specific):
        messages.warning(
            request,
            _(
                "The picture “%(title)s” is left out: its file is missing in the library. Upload the file"
                " again there, or choose another picture here."
            )
            % {"title": title},
        )


def missing_pictures(page: Page) -> list[str]:
    """Titles of the pictures the page shows whose own file is gone."""
    if not isinstance(page, CatalogueFields):
        return []
    shown = set()
    for content_type, key, *_path in ReferenceIndex._extract_references_from_object(page):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and issubclass(model, AbstractImage):
            shown.add((model, key))
    pictures = (model._default_manager.filter(pk=key).first() for model, key in shown)
    return sorted(picture.title for picture in pictures if picture and is_gone(picture))
