from typing import Any

from wagtail import hooks

from lms.blocks.page_links import PageLink
from lms.blocks.recordings import viewset


@hooks.register("register_admin_viewset")
def recordings() -> Any:
    return viewset


@hooks.register("register_rich_text_features", order=100)
def links_to_pages(features: Any) -> None:
    """After Wagtail has registered its own."""
    features.register_link_type(PageLink)
