"""The cells of a list: as an included template they took half of a page's time."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lms.listing.columns import Cell
from lms.templatetags.lms_ui import icon

register = template.Library()


@register.simple_tag
def list_cell(cell: Cell) -> SafeString:
    """What is said of a row, as a link where the cell has one; a name stands in its own direction."""
    sign = format_html("{} ", icon(cell.icon, small=True)) if cell.icon else mark_safe("")
    if not cell.url:
        direction = mark_safe(' dir="auto"') if cell.is_name else mark_safe("")
        return format_html("<span{}>{}{}</span>{}", direction, sign, cell.words, cell.drawing)
    words = format_html("<bdi>{}</bdi>", cell.words) if cell.is_name else cell.words
    return format_html('<a href="{}">{}{}</a>{}', cell.url, sign, words, cell.drawing)
