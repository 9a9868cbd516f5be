"""The drawings of a plan: one for each thing a stage is about, and the window of where she is going."""

from functools import lru_cache
from pathlib import Path

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lms.core import written
from lms.templatetags.lms_ui import thread_mark, thread_stitch

register = template.Library()

DRAWINGS = Path(__file__).resolve().parent.parent / "drawings"
#: A drawing of 600 by 300 among the small ones.
WINDOW = "window"


@register.simple_tag
@lru_cache(64)
def plan_drawing(name: str, *, later: bool = False) -> SafeString:
    """Inline, so that it takes the page's colours. Beside words, never instead of them."""
    path = DRAWINGS / f"{name}.svg"
    if not path.is_file():
        return mark_safe("")
    inside = path.read_text(encoding="utf-8").partition(">")[2].rpartition("</svg>")[0]
    return format_html(
        '<svg class="{}" viewBox="{}" aria-hidden="true"{}>{}</svg>',
        "drawing" if name == WINDOW else "drawing way__pic",
        "0 0 600 300" if name == WINDOW else "0 0 64 64",
        mark_safe(" data-later") if later else "",
        mark_safe(inside),  # noqa: S308 - a drawing of ours
    )


@register.simple_tag
def way_thread(state: str, place: int) -> SafeString:
    """The stitch and the mark of one stage on the standing thread."""
    return format_html("{}{}", thread_stitch(state, place), thread_mark(state, place))


@register.filter
def isolated(words: str) -> str:
    """For paper: a name among words by the characters that say so. Where it is an element of its own and
    begins a new line, the typesetter breaks the words before it anew, after the first of them.
    """
    return words.replace("<bdi>", "\u2068").replace("</bdi>", "\u2069")


@register.simple_tag
def comma() -> str:
    """Between two things, with its space, as the language of the page writes it."""
    return written.comma()
