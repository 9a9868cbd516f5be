"""The rows of a list: as included templates they took half of a page's time, as safe strings that are put
together anew a tenth.
"""

from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.forms import BoundField, TextInput
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from lms.listing.columns import Cell
from lms.listing.listing import ShownChip, ShownRow
from lms.templatetags.lms_ui import icon

register = template.Library()


@register.simple_tag
def list_rows(rows: list[ShownRow]) -> SafeString:
    """Table rows, the first cell of each as their heading."""
    return mark_safe("".join(map(_row, rows)))  # noqa: S308 - every part of them is escaped


@register.simple_tag
def list_chips(chips: list[ShownChip]) -> SafeString:
    """The ready-made questions above a list, each with how many rows it finds."""
    shown = [
        f'<a class="chip" href="{escape(chip.url)}"{_CURRENT if chip.is_current else ""}>'
        f"{_shown(chip.label)} <b>{chip.count}</b></a>"
        for chip in chips
    ]
    return mark_safe("".join(shown))  # noqa: S308 - every part of them is escaped


_CURRENT = ' aria-current="true"'
_empty_fields: dict[tuple[type, str, str | None], str] = {}


@register.simple_tag
def list_field(field: BoundField) -> str:
    """A field of the search. One of text with nothing in it is the same for everybody, and made once."""
    if field.field.required or not isinstance(field.field.widget, TextInput) or field.value():
        return str(field)
    key = type(field.form), field.name, get_language()
    if key not in _empty_fields:
        _empty_fields[key] = str(field)
    return _empty_fields[key]


def _row(row: ShownRow) -> str:
    cells = "".join(
        [f"<td{_classes(column.css, cell.tone)}>{_cell(cell)}</td>" for column, cell in row.cells]
    )
    return f'<tr><th scope="row">{_cell(row.head)}</th>{cells}</tr>'


@lru_cache(256)
def _classes(css: str, tone: str) -> str:
    return f' class="{escape(f"{css} tone-{tone}" if tone else css)}"'


def _cell(cell: Cell) -> str:
    """What is said of a row, as a link where the cell has one; a name stands in its own direction."""
    words = _shown(cell.words)
    sign = f"{icon(cell.icon, small=True)} " if cell.icon else ""
    drawing = _shown(cell.drawing) if cell.drawing else ""
    if not cell.url:
        direction = ' dir="auto"' if cell.is_name else ""
        return f"<span{direction}>{sign}{words}</span>{drawing}"
    if cell.is_name:
        words = f"<bdi>{words}</bdi>"
    return f'<a href="{_shown(cell.url)}">{sign}{words}</a>{drawing}'


def _shown(value: Any) -> str:
    """Escaped, but for what is safe or says itself how it is shown."""
    return value.__html__() if hasattr(value, "__html__") else escape(str(value))
