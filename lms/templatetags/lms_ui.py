"""Small drawings of the pages: icons of one stroke set, and the thread.

Always beside words, never instead of them.
"""

import uuid
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from lms.contracts.spoken import sound_url
from lms.core.kept_addresses import address
from lms.core.kept_templates import always_the_same
from lms.core.languages import OfferedLanguage, offered_language, written_in
from lms.core.texts import Text, direction_of, is_read_here, name_of, together

register = template.Library()

DRAWINGS = Path(__file__).resolve().parent.parent / "drawings"
TURNING = {"leave", "next", "back", "go"}


def _inside(path: Path) -> SafeString:
    """What stands between the tags of an `<svg>`: put into a page, it takes the page's colours."""
    svg = path.read_text(encoding="utf-8")
    return mark_safe(svg.partition(">")[2].rpartition("</svg>")[0])  # noqa: S308 - a drawing of ours


ICONS = {path.stem: _inside(path) for path in sorted((DRAWINGS / "icons").glob("*.svg"))}
KNOT = _inside(DRAWINGS / "thread" / "knot.svg")
NEEDLE = _inside(DRAWINGS / "thread" / "needle.svg")


@register.simple_tag
@always_the_same
@lru_cache(512)
def icon(name: str, *, small: bool = False, classes: str = "") -> SafeString:
    """An icon of the set; arrows turn with the direction of the page."""
    css = " ".join(
        filter(
            None, ["icon", "icon--small" if small else "", "icon--turn" if name in TURNING else "", classes]
        )
    )
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', css, ICONS[name])


#: `url` for a fixed place that every page names.
register.simple_tag(address)


@register.filter
def said_of(said: Mapping[str, str] | None, part: str) -> str:
    """What is said of one part of an answer, "" where nothing is."""
    return said.get(part, "") if said else ""


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


@register.filter(name="together")
def texts_together(texts: Sequence[str], between: str) -> str:
    """`join`, where texts of one language stay one text of it."""
    return together(texts, between)


@register.filter
def bare(text: str) -> str:
    """A text alone, where an element around it says its language (lang_of)."""
    return str(text)


@register.simple_tag
def lang_of(text_or_code: str) -> SafeString:
    """The attributes of an element whose words are in the language of this text, or in the one with this
    code: nothing where the page is.
    """
    language = text_or_code.language if isinstance(text_or_code, Text) else text_or_code
    if is_read_here(language):
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', language, direction_of(language))


@register.simple_tag
def language_of_words() -> dict[str, str]:
    """In which language our words stand on this page, for the element around them: {code, direction, name}.
    It is not that of the page where we have no words in it.
    """
    code = written_in()
    return {"code": code, "direction": direction_of(code), "name": name_of(offered_language(code))}


@register.simple_tag
def language_links(languages: Sequence[OfferedLanguage]) -> SafeString:
    """The menu of languages.

    It stands on every page, and as a loop it took a tenth of the time of making one.
    """
    rows = [
        f'<li><a class="languages__link" href="{escape(row.url)}"'
        f"{_after_address(row.code, row.name, row.current)}"
        for row in languages
    ]
    return mark_safe("".join(rows))  # noqa: S308 - every part is escaped


@register.inclusion_tag("lms/components/sound.html")
def page_sound(key: str) -> dict[str, str]:
    """The Listen button of a page that can be heard (lms.contracts.spoken), where there is a recording."""
    return {"audio_url": sound_url(key, written_in())}


@register.simple_tag
def language_buttons(languages: Sequence[OfferedLanguage], address: str) -> SafeString:
    """The same menu for a learner: what she chooses is sent to `address`, and her page comes in it."""
    begun = f'<li><button class="languages__link" formaction="{escape(address)}?next='
    rows = [
        f'{begun}{quote(row.url, safe="/")}"{_after_action(row.code, row.name, row.current)}'
        for row in languages
    ]
    return mark_safe("".join(rows))  # noqa: S308 - every part is escaped, or quoted for an address


@lru_cache(512, typed=True)
def _after_action(code: str, name: str, current: bool) -> SafeString:
    return format_html(
        ' name="language" value="{}" lang="{}"{}>{}</button></li>',
        code,
        code,
        mark_safe(' aria-current="true"') if current else "",
        name,
    )


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
def thread_rows(items: Sequence[Any]) -> SafeString:
    """The entries of the standing thread (courses.player.course_map.ThreadItem).

    As a loop in a template they took a seventh of the time of making her home.
    """
    rows = [
        f'<li class="thread__item" data-state="{item.state}"{_CURRENT if item.state == "now" else ""}>'
        f"{thread_stitch(item.state, place)}{thread_mark(item.state, place)}"
        f'<div class="thread__text">{_thread_title(item)} '
        f'<span class="thread__state">{conditional_escape(item.words)}</span></div></li>'
        for place, item in enumerate(items, start=1)
    ]
    return mark_safe("".join(rows))  # noqa: S308 - every part is escaped, or a drawing of ours


def _thread_title(item: Any) -> str:
    title = conditional_escape(item.title)
    if not item.url:  # nothing to open there yet
        return f'<span class="thread__title">{title}</span>'
    return f'<a class="thread__title" href="{escape(item.url)}">{title}</a>'


_CURRENT = ' aria-current="step"'


@lru_cache(512)
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


@lru_cache(512)
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
@lru_cache(1024)
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


@register.simple_tag
def reach_bar(rank: int, asked: int, ranks: int) -> SafeString:
    """A level as stitches, and a pointer under the one that is asked for; words stand beside it."""
    step = 98 // max(ranks, 1)
    bars = format_html_join(
        "",
        '<path class="{}" d="M{} 7h{}"/>',
        (("on" if number < rank else "off", 3 + step * number, step - 11) for number in range(ranks)),
    )
    at = 3 + step * (asked - 1) + (step - 11) // 2
    pointer = format_html('<path class="asks" d="M{} 14l5 8h-10z"/>', at) if asked else mark_safe("")
    return format_html('<svg viewBox="0 0 98 24" aria-hidden="true">{}{}</svg>', bars, pointer)
