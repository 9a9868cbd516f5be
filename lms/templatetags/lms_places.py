"""Where somebody may go from any of her pages (lms.contracts.navigation)."""

from dataclasses import dataclass
from typing import Any

from django import template

from lms.contracts.navigation import links_for

register = template.Library()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A link of her navigation; `here`: its page, or one below it, is shown."""

    label: str
    url: str
    here: bool


@register.simple_tag(takes_context=True)
def places_of(context: dict[str, Any], audience: str, *, below: str) -> list[Place]:
    """The places of this audience at and below an address, in order. Of several that may be `here` it is the
    nearest.
    """
    request = context.get("request")
    path = request.path if request else ""
    links = [link for link in links_for(audience) if link.url.startswith(below)]
    nearest = max((link.url for link in links if path.startswith(link.url)), key=len, default="")
    return [Place(label=link.label, url=link.url, here=link.url == nearest) for link in links]
