"""HTML somebody else wrote, made harmless: what is not on a list of ours is taken out.

The one place that decides this.

Wagtail's editor filters what is typed into it, but an importer, an API or a script writes into the same
field, and `RichText` renders what it finds. So clean when writing, and clean foreign HTML again when
rendering.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import nh3
from wagtail.rich_text import expand_db_html

SCHEMES = {"https", "http", "mailto", "tel"}
LINK_REL = "noopener noreferrer"
#: Marks that turn the direction of what follows around, so that a text reads otherwise than it is.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class AllowedHtml:
    tags: set[str]
    attributes: dict[str, set[str]] = field(default_factory=dict)


INLINE = AllowedHtml({"b", "strong", "i", "em", "bdi", "br"})
PROSE = AllowedHtml(
    INLINE.tags | {"p", "ul", "ol", "li", "h2", "h3", "h4", "a", "blockquote", "hr", "sub", "sup"},
    {"a": {"href"}, "bdi": {"dir"}, "p": {"dir", "lang"}, "li": {"dir", "lang"}},
)


def clean_html(html: str, allowed: AllowedHtml = PROSE) -> str:
    """`html` with only what `allowed` allows.

    Text of what is taken out stays, except of scripts and styles.
    """
    return nh3.clean(
        TURNING.sub("", html),
        tags=allowed.tags,
        attributes=allowed.attributes,
        url_schemes=SCHEMES,
        link_rel=LINK_REL,
    )


def rich_text(value: Any) -> str:
    """Wagtail's rich text (a RichText or its source) as HTML a reader may get: links to pages written out,
    then made clean.
    """
    return clean_html(expand_db_html(getattr(value, "source", value) or ""))


#: What Wagtail writes into its rich text besides what a reader gets.
STORED = {
    "a": {"href", "id", "linktype"},
    **{name: {"data-block-key"} for name in ("p", "li", "h2", "h3", "h4", "blockquote")},
}


def whole_html(html: str) -> str:
    """Wagtail's rich text as it is stored, harmless and with every tag closed, as its editor reads it."""
    cleaned: str = nh3.clean(
        TURNING.sub("", html), tags=PROSE.tags, attributes=STORED, url_schemes=SCHEMES, link_rel=None
    )
    return cleaned.replace("<br>", "<br/>").replace("<hr>", "<hr/>")


def clean_text(html: str) -> str:
    """The words alone, still as HTML: `<`, `>` and `&` are written out."""
    return nh3.clean(TURNING.sub("", html), tags=set(), attributes={})
