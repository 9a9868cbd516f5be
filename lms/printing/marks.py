"""Where one folds and where one cuts, drawn for a side of a sheet: short lines at the edges of the paper and
dots between them, a line and scissors where it is cut.
"""

from lms.printing.imposition import Mark, Side

INK, FAINT = "#22303C", "#B9AE9C"
_EDGE = 5.0


def marks_of(side: Side) -> str:
    """An SVG as large as the side, in millimetres."""
    drawn = [*(_fold(mark, side) for mark in side.folds), *(_cut(mark) for mark in side.cuts)]
    if side.cuts:
        drawn.append(_scissors(side.cuts[0]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side.width:g} {side.height:g}"'
        f' width="{side.width:g}mm" height="{side.height:g}mm" fill="none">{"".join(drawn)}</svg>'
    )


def _fold(mark: Mark, side: Side) -> str:
    dots = _line(mark, f'stroke="{FAINT}" stroke-width=".3" stroke-dasharray=".3 2.2" stroke-linecap="round"')
    ends = []
    for x, y, towards_x, towards_y in (
        (mark.x1, mark.y1, mark.x2, mark.y2),
        (mark.x2, mark.y2, mark.x1, mark.y1),
    ):
        if x in {0.0, side.width} or y in {0.0, side.height}:
            step_x, step_y = _towards(x, towards_x), _towards(y, towards_y)
            edge = Mark(x, y, x + _EDGE * step_x, y + _EDGE * step_y)
            ends.append(_line(edge, f'stroke="{INK}" stroke-width=".25"'))
    return dots + "".join(ends)


def _towards(start: float, end: float) -> int:
    return (end > start) - (end < start)


def _cut(mark: Mark) -> str:
    line = _line(mark, f'stroke="{INK}" stroke-width=".4"')
    ends = ((mark.x1, mark.y1), (mark.x2, mark.y2))
    return line + "".join(f'<circle cx="{x:g}" cy="{y:g}" r=".7" fill="{INK}"/>' for x, y in ends)


def _scissors(mark: Mark) -> str:
    """On the line, near the middle, cutting to the right."""
    x, y = (mark.x1 + mark.x2) / 2 - 4, (mark.y1 + mark.y2) / 2
    return (
        f'<g stroke="{INK}" stroke-width=".55" transform="translate({x:g} {y:g})"><circle cx="0" cy="-2.3"'
        ' r="1.5" fill="#FFF"/><circle cx="0" cy="2.3" r="1.5" fill="#FFF"/>'
        '<path d="M1.2 -1.3L8 2.4M1.2 1.3L8 -2.4"/></g>'
    )


def _line(mark: Mark, style: str) -> str:
    return f'<path d="M{mark.x1:g} {mark.y1:g}L{mark.x2:g} {mark.y2:g}" {style}/>'
