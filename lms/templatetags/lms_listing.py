"""The rows of a list: as included templates they took half of a page's time."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lms.listing.columns import Cell
from lms.listing.listing import ShownRow
from lms.templatetags.lms_ui import icon

register = template.Library()


@register.simple_tag
def list_rows(rows: list[ShownRow]) -> SafeString:
    """Table rows, the first cell of each as their heading."""
    return mark_safe("".join(_row(row) for row in rows))  # noqa: S308 - every part of them is escaped


def _row(row: ShownRow) -> str:
    cells = "".join(
        f'<td class="{conditional_escape(_classes(column.css, cell.tone))}">{list_cell(cell)}</td>'
        for column, cell in row.cells
    )
    return f'<tr><th scope="row">{list_cell(row.head)}</th>{cells}</tr>'


def _classes(css: str, tone: str) -> str:
    return f"{css} tone-{tone}" if tone else css


def list_cell(cell: Cell) -> SafeString:
    """What is said of a row, as a link where the cell has one; a name stands in its own direction."""
    sign = format_html("{} ", icon(cell.icon, small=True)) if cell.icon else mark_safe("")
    if not cell.url:
        direction = mark_safe(' dir="auto"') if cell.is_name else mark_safe("")
        return format_html("<span{}>{}{}</span>{}", direction, sign, cell.words, cell.drawing)
    words = format_html("<bdi>{}</bdi>", cell.words) if cell.is_name else cell.words
    return format_html('<a href="{}">{}{}</a>{}', cell.url, sign, words, cell.drawing)
