"""Small drawings of the pages: icons of one stroke set, and the thread.

Always beside words, never instead of them.
"""

import uuid
from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

ICONS = {
    "leave": "M13 4H6v16h7M11 12h10M17 8l4 4-4 4",
    "language": (
        "M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3.6 6 3.6 9s-.6 6-3.6 9c-3-3-3.6-6-3.6-9S9 6 12 3z"
    ),
    "next": "M5 12h14M13 6l6 6-6 6",
    "back": "M19 12H5M11 6l-6 6 6 6",
    "go": "M9 5l7 7-7 7",
    "certificate": (
        "M5 3.5h14v12H5zM8.5 7.5h7M8.5 11h4M12.7 15.5a2.8 2.8 0 105.6 0 2.8 2.8 0 00-5.6 0M14 18l-.6 3"
        " 2.1-1.2 2.1 1.2L17 18"
    ),
    "portfolio": "M4 8h16v11.5H4zM9 8V5h6v3M4 13h16",
    "book": (
        "M12 6.5C9.5 4.8 6.5 4.5 3.5 5v13.5c3-.5 6-.2 8.500 1.5 2.500-1.700 5.500-2"
        " 8.500-1.500V5c-3-.5-6-.2-8.500 1.500zM12 6.500V20"
    ),
    "done": "M5 12.5l4.5 4.5L19 7.5",
    "again": "M19.5 12a7.5 7.5 0 11-2.300-5.400L19.500 9M19.500 4v5h-5",
    "attention": "M12 4l9 16H3zM12 10v4.500M12 17.500v.1",
    "listen": "M4 9.5v5h3.500L12 18.500v-13L7.500 9.500zM15.500 9a4 4 0 010 6M18 6.500a8 8 0 010 11",
    "print": "M7 9V3.500h10V9M7 17H4V9h16v8h-3M7 14h10v6.500H7z",
    "eye": (
        "M2.5 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM9.200 12a2.800"
        " 2.800 0 105.600 0 2.800 2.800 0 00-5.600 0"
    ),
    "card": "M3 6h18v12.500H3zM6.500 10.500h5M6.500 14h3",
    "pen": "M4 20l1-4L16.500 4.500a2.100 2.100 0 013 3L8 19zM14 7l3 3",
    "person": (
        "M12 4.500a3.700 3.700 0 100 7.400 3.700 3.700 0 000-7.400M4.500 20c.4-4.300 3.300-6.500"
        " 7.500-6.500s7.100 2.200 7.500 6.500"
    ),
    "phone": "M7 2.500h10v19H7zM11 18.500h2",
    "people": (
        "M9 4.800a3.200 3.200 0 100 6.400 3.200 3.200 0 000-6.400M3 20c.3-4 2.700-6 6-6s5.700 2 6 6M15.500"
        " 5.200a3.200 3.200 0 010 5.800M17.500 14.500c2 .9 3.300 2.800 3.500 5.500"
    ),
    "lock": "M5.500 11h13v9.500h-13zM8.500 11V8a3.500 3.500 0 017 0v3",
}
TURNING = {"leave", "next", "back", "go"}

KNOT = mark_safe(
    '<path class="thread-ends" d="M-5.500 5q-1.500 5-7 4.500M5.500-5q1.500-5 7-4.500"/><circle'
    ' class="thread-knot" r="8.200"/><path class="thread-knot-lines" d="M-7.300 2.500C-3 4.500 3-1'
    ' 3.600-6.800M-4.300 6.500C1 6.500 6.500 1.500 7-3.500"/>'
)
NEEDLE = mark_safe(
    '<path class="thread-needle" d="M0-17C2.900-15 3.200-9 2.500-1L.5 18.500h-1L-2.500-1C-3.200-9-2.900-15'
    ' 0-17z"/><ellipse class="thread-eye" cy="-11" rx="1.200" ry="3.400"/>'
)


@register.simple_tag
@lru_cache(512)
def icon(name: str, *, small: bool = False, classes: str = "") -> SafeString:
    """An icon of the set; arrows turn with the direction of the page."""
    css = " ".join(
        filter(
            None, ["icon", "icon--small" if small else "", "icon--turn" if name in TURNING else "", classes]
        )
    )
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', css, ICONS[name]
    )


@register.simple_tag(takes_context=True)
def form_key(context: template.Context) -> SafeString:
    """Inside a form that makes something: the key by which it is known when it is sent twice
    (lms.submissions).
    """
    return format_html('<input type="hidden" name="key" value="{}">', context.get("form_key") or uuid.uuid4())


@register.simple_tag(takes_context=True)
def include_kept(context: template.Context, name: str) -> SafeString:
    """Like `include`, for a part of a shell that depends on nothing but the language, the face and where
    leaving leads: rendered once for all pages.
    """
    face = context.get("face", {})
    return (_rendered.__wrapped__ if settings.DEBUG else _rendered)(
        name, get_language(), face.get("kind", ""), face.get("leave_url", "")
    )


@lru_cache(128)
def _rendered(name: str, language: str, kind: str, leave_url: str) -> SafeString:
    return render_to_string(name, {"face": {"kind": kind, "leave_url": leave_url}})


@register.simple_tag
def language_links(languages: Sequence[dict]) -> SafeString:
    """The menu of languages.

    It stands on every page, and as a loop it took a tenth of the time of making one.
    """
    rows = ((row["url"], _after_address(row["code"], row["name"], row["current"])) for row in languages)
    return format_html_join("", '<li><a class="languages__link" href="{}"{}', rows)


@lru_cache(512, typed=True)  # what is marked as safe is not what merely looks the same
def _after_address(code: str, name: str, current: bool) -> SafeString:
    return format_html(
        ' lang="{}" hreflang="{}"{}>{}</a></li>',
        code,
        code,
        mark_safe(' aria-current="true"') if current else "",
        name,
    )


@register.simple_tag
def thread_stitch(state: str, position: int) -> SafeString:
    """The stitch from one entry of the standing thread to the next; it swings from side to side."""
    start, end = (15, 29) if position % 2 else (29, 15)
    css = "thread-sewn" if state == "done" else "thread-holes"
    return format_html(
        '<svg class="thread__stitch" viewBox="0 0 44 100" preserveAspectRatio="none" aria-hidden="true"><path'
        ' class="{}" d="M{} 0C{} 55 {} 45 {} 100"/></svg>',
        css,
        start,
        start,
        end,
        end,
    )


@register.simple_tag
def thread_mark(state: str, position: int) -> SafeString:
    """Done is a knot, now is the needle, later is a small hole."""
    x = 15 if position % 2 else 29
    if state == "done":
        inner = format_html('<g transform="translate({} 20)">{}</g>', x, KNOT)
    elif state == "now":
        inner = format_html(
            '<circle cx="{}" cy="20" r="20" fill="var(--apricot-tint)"/>'
            '<g transform="translate({} 20) rotate(-34)">{}</g>'
            '<path class="thread-tail" d="M{} -3C{} 4 {} 2 {} 11"/>',
            x, x, NEEDLE, x, x, x - 11, x - 6,
        )  # fmt: skip
    else:
        inner = format_html('<circle class="thread-hole" cx="{}" cy="20" r="5.5"/>', x)
    return format_html('<svg class="thread__mark" viewBox="0 0 44 40" aria-hidden="true">{}</svg>', inner)


@register.simple_tag
def thread_line(marks: Sequence[str]) -> SafeString:
    """The lying thread: one mark for each of "done", "now" and "later"."""
    return _line(tuple(marks)) if marks else mark_safe("")


@lru_cache(512)
def _line(marks: tuple[str, ...]) -> SafeString:
    points = [(12 + 35 * number, 9 if number % 2 == 0 else 19) for number in range(len(marks))]
    width = points[-1][0] + 12
    stitches = format_html_join(
        "",
        '<path fill="none" stroke-linecap="round" class="{}" d="M{} {}C{} {} {} {} {} {}"/>',
        _stitches(marks, points),
    )
    drawn = format_html_join(
        "", "{}", ((_mark(state, *point),) for state, point in zip(marks, points, strict=True))
    )
    return format_html(
        '<svg viewBox="0 0 {} 28" preserveAspectRatio="xMinYMid meet" aria-hidden="true">{}{}</svg>',
        width,
        stitches,
        drawn,
    )


def _stitches(marks: Sequence[str], points: list[tuple[int, int]]) -> list[tuple]:
    rows = []
    for (x, y), (to_x, to_y), state in zip(points, points[1:], marks, strict=False):
        css = "thread-sewn" if state == "done" else "thread-holes"
        rows.append((css, x, y, x + 18, y, to_x - 18, to_y, to_x, to_y))
    return rows


def _mark(state: str, x: int, y: int) -> SafeString:
    if state == "done":
        return format_html('<g transform="translate({} {}) scale(.72)">{}</g>', x, y, KNOT)
    if state == "now":
        return format_html('<g transform="translate({} {}) rotate(-74)">{}</g>', x + 6, y, NEEDLE)
    return format_html('<circle class="thread-hole" cx="{}" cy="{}" r="4"/>', x, y)


@register.simple_tag
def row_thread(done: int, total: int) -> SafeString:
    """The thread in a row of the desk, 120 wide: what is done, the needle, what is to come."""
    if not total:
        return mark_safe("")
    at = 6 + round(112 * min(done, total) / total)
    end = (
        mark_safe('<circle class="thread-knot" cx="118" cy="6" r="3.4"/>')
        if done >= total
        else format_html('<path class="row-needle" d="M{} 9L{} 3"/>', at, at + 9)
    )
    holes = format_html_join(
        "", '<circle class="row-hole" cx="{}" cy="6" r="1.4"/>', ((x,) for x in range(at + 16, 122, 10))
    )
    begun = (
        format_html(
            '<path class="row-line" d="M6 6H{}"/><circle class="thread-knot" cx="6" cy="6" r="3.4"/>', at
        )
        if done
        else mark_safe("")
    )
    return format_html(
        '<svg class="row-thread" viewBox="0 0 124 12" aria-hidden="true">{}{}{}</svg>',
        begun,
        end if done else mark_safe(""),
        holes,
    )


@register.simple_tag
def level_bar(rank: int, ranks: int) -> SafeString:
    """A level as stitches, the word stands beside it."""
    bars = format_html_join(
        "",
        '<path class="{}" d="M{} 5h11"/>',
        (("on" if number < rank else "off", 4 + 19 * number) for number in range(ranks)),
    )
    return format_html(
        '<svg class="icon--turn" viewBox="0 0 {} 10" aria-hidden="true">{}</svg>', 19 * ranks - 2, bars
    )
