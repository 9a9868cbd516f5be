"""What rooms put on the pages of the desk."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def person_panel(context: template.Context, name: str, facts: dict[str, Any]) -> SafeString:
    """A panel of one learner's page: its own template with its own names, in the frame of the page."""
    found = context.template.engine.get_template(name)
    with context.push(**facts):
        return found.render(context)
