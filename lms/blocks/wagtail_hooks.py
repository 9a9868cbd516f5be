from typing import Any

from django.apps import apps
from django.urls import URLPattern, path
from wagtail import hooks

from lms.blocks.page_links import PageLink
from lms.blocks.recordings import captions, videos, viewset


@hooks.register("register_admin_viewset")
def recordings() -> Any:
    return [viewset, videos, captions]


@hooks.register("register_rich_text_features", order=100)
def links_to_pages(features: Any) -> None:
    """After Wagtail has registered its own."""
    features.register_link_type(PageLink)


if apps.is_installed("wagtail_localize"):
    from lms.blocks.views.machine import machine_translate

    @hooks.register("register_admin_urls", order=-1)
    def what_people_translate() -> list[URLPattern]:
        """Before wagtail-localize's own, at its address."""
        address = "localize/translate/<int:translation_id>/machine_translate/"
        return [path(address, machine_translate, name="machine_drafts")]
