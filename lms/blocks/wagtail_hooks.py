from typing import Any

from wagtail import hooks

from lms.blocks.recordings import viewset


@hooks.register("register_admin_viewset")
def recordings() -> Any:
    return viewset
