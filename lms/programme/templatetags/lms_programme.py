from dataclasses import dataclass
from typing import Any

from django import template

from lms.core.texts import Text, language_of

register = template.Library()
#: A page directly below a home has only the front page above it.
BELOW_HOME = 3


@dataclass(frozen=True, slots=True)
class Crumb:
    title: str
    address: str


@register.simple_tag(takes_context=True)
def crumbs(context: template.Context) -> list[Crumb]:
    """What stands between the front page and this one, the topmost first."""
    page = context.get("page")
    if page is None or page.depth <= BELOW_HOME:
        return []
    above = page.get_ancestors().filter(depth__gte=BELOW_HOME).order_by("depth").specific()
    return [Crumb(Text(each.title, _language(each)), each.get_url(context.get("request"))) for each in above]


def _language(page: Any) -> str:
    said = getattr(page, "said", None)
    return (language_of(said.title) if said else "") or page.locale.language_code
