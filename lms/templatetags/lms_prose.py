from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from lms.intake.html import rich_text

register = template.Library()


@register.filter
def prose(value: Any) -> SafeString:
    """Rich text made clean on its way out.

    Instead of Wagtail's `richtext`, which shows whatever stands in the database.
    """
    return mark_safe(rich_text(value))  # noqa: S308 - cleaned by nh3
