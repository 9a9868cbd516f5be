from typing import Any

from django.http import HttpRequest


class TranslatedPageMixin:
    """The language switch leads to the same page in another language."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        request.language_urls = {
            page.locale.language_code: page.get_url(request)
            for page in self.get_translations(inclusive=True).live().select_related("locale")
        }
        return super().get_context(request, *args, **kwargs)
