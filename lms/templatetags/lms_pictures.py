"""Wagtail's `{% image %}` for pages of ours: a picture that cannot be made now, for want of room or of the
database, is left out.
"""

from typing import Any

from django import template
from wagtail.images.templatetags.wagtailimages_tags import image as image_of_wagtail

from lms.core import faults
from lms.core.patience import is_pause

register = template.Library()
PICTURE = "picture"


class CalmPicture(template.Node):
    def __init__(self, node: template.Node) -> None:
        self.node = node

    def render(self, context: template.Context) -> str:
        try:
            drawn = self.node.render(context)
        except Exception as problem:
            if not is_pause(problem):
                raise
            faults.met(PICTURE, problem)
            return ""
        faults.over(PICTURE)
        return drawn


@register.tag("image")
def image(parser: Any, token: Any) -> CalmPicture:
    return CalmPicture(image_of_wagtail(parser, token))
