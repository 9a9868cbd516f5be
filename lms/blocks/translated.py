from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

HOME_DEPTH = 2


class TranslatedPageMixin:
    """The language switch leads to the same page in another language.

    Where it is not translated, to what it stands under; where that is not either, the language is not
    offered: it would lead to the home page, which says nothing of what she read.
    """

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        request.language_urls = languages_of(self, request)
        return super().get_context(request, *args, **kwargs)


def languages_of(page: Any, request: HttpRequest) -> dict[str, str]:
    found: dict[str, str] = {}
    above = page
    while True:
        translations = (
            Page.objects.live().filter(translation_key=above.translation_key).select_related("locale")
        )
        for other in translations:
            found.setdefault(other.locale.language_code, other.get_url(request))
        if above.depth <= HOME_DEPTH + 1:
            return found
        above = above.get_parent()
