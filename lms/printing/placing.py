"""The styles that put words and drawings where they belong on a sheet to fold: millimetres, and nothing that
anybody wrote.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lms.printing.imposition import Placed, Side
from lms.printing.marks import marks_of

#: Millimetres from the edge of a page: its number, and the end of the lines on a page without words.
NUMBER_BOTTOM, LINES_BOTTOM = 4.0, 14.0


@dataclass(frozen=True)
class Spread:
    """A page with what stands on it. `margins`: top, right, bottom, left; `below` is kept for its number."""

    place: Placed
    margins: tuple[float, float, float, float]
    words: str
    is_cover: bool
    is_added: bool
    drawing: str
    drawing_height: float
    below: float


def sheet_style(
    sides: Sequence[Side], spreads: Sequence[Sequence[Spread]], letters: float, steps: Sequence[str]
) -> SafeString:
    width, height = sides[0].width, sides[0].height
    rules = [
        f"@page {{ size: {width:g}mm {height:g}mm; }}",
        f"html {{ font-size: {letters:.2f}pt; }}",
        f".side {{ width: {width:g}mm; height: {height:g}mm; }}",
    ]
    for number, (side, pages) in enumerate(zip(sides, spreads, strict=True), 1):
        rules.append(f".side:nth-child({number}) .side__marks {{ {_shown(marks_of(side))} }}")
        rules += [rule for page in pages for rule in _page(page)]
    for number, step in enumerate(steps, 1):
        rules.append(f".step:nth-child({number}) {{ {_shown(step)} }}")
    return _style(rules)


def measured_style(widths: dict[int, float], letters: float) -> SafeString:
    """All the height that words may want."""
    return _style(
        [
            "@page { size: 300mm 3000mm; }",
            f"html {{ font-size: {letters:.2f}pt; }}",
            *(f"#words-{number} {{ width: {width:.4g}mm; }}" for number, width in widths.items()),
        ]
    )


def plain_style(drawings: Sequence[str]) -> SafeString:
    return _style(
        [
            f"#part-{number} .part__drawing {{ {_shown(drawing)} }}"
            for number, drawing in enumerate(drawings, 1)
            if drawing
        ]
    )


def _page(page: Spread) -> list[str]:
    place = page.place
    top, right, bottom, left = page.margins
    across = f"left: {left:.4g}mm; width: {place.width - left - right:.4g}mm;"
    name = f"#page-{place.number}"
    rules = [
        f"{name} {{ left: {place.left:.5g}mm; top: {place.top:.5g}mm; width: {place.width:.5g}mm;"
        f" height: {place.height:.5g}mm; }}",
        f"{name} .leaf__words {{ top: {top:.4g}mm; {across} }}",
        f"{name} .leaf__lines {{ top: {top:.4g}mm; bottom: {LINES_BOTTOM:g}mm; {across} }}",
        f"{name} .leaf__no {{ bottom: {max(bottom - 2, NUMBER_BOTTOM):.4g}mm; {across} }}",
    ]
    if page.drawing:
        drawing_top = place.height - bottom - page.below - page.drawing_height
        rules.append(
            f"{name} .leaf__drawing {{ top: {drawing_top:.4g}mm; height: {page.drawing_height:.4g}mm;"
            f" {across} {_shown(page.drawing)} }}"
        )
    return rules


def _shown(svg: str) -> str:
    """As a background a drawing is decoration to whoever has the page read aloud."""
    if "xmlns=" not in svg:
        svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    address = base64.b64encode(svg.strip().encode()).decode()
    return f"background-image: url(data:image/svg+xml;base64,{address});"


def _style(rules: list[str]) -> SafeString:
    return format_html("<style>{}</style>", "\n".join(rules))
