from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lms.core.texts import is_read_here
from lms.intake.html import rich_text
from lms.templatetags.lms_ui import lang_of

register = template.Library()


@register.simple_tag
def said_prose(page: Any, name: str) -> SafeString:
    """A rich text of a page (lms.blocks.translated), in an element that says its language where it is another
    than the reader's.
    """
    text = prose(getattr(page, name))
    language = page.said.languages.at(name)
    return text if is_read_here(language) else format_html("<div{}>{}</div>", lang_of(language), text)


@register.filter
def prose(value: Any) -> SafeString:
    """Rich text made clean on its way out.

    Instead of Wagtail's `richtext`, which shows whatever stands in the database.
    """
    return mark_safe(rich_text(value))  # noqa: S308 - cleaned by nh3
