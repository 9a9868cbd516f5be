from typing import Any

from django import template

from lms.contracts.inside import learners_inside

register = template.Library()


@register.inclusion_tag("lms/components/inside.html")
def inside(*pages: Any) -> dict[str, Any]:
    """How many learners these pages hold now; nothing at all for pages that never hold any."""
    return {"number": learners_inside(pages)}


@register.inclusion_tag("lms/components/inside.html")
def inside_any(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The same for what a bulk action is about to change: Wagtail gives [{"item": page, …}]."""
    return {"number": learners_inside([item["item"] for item in items])}
