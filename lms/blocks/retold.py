"""The blocks of a page of one website, told again in the look of the other (lms.contracts.neutral_help).

A block is shown with the template of the shared block it is built on (lms.blocks.content). One that is built
on none says its own (`Meta.retold_template`), or is left out. Recordings and pictures are asked for at an
address of the reader's website: those of the other one do not answer there. Links are taken out of texts,
but for numbers to call.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import Block

from lms.blocks import content
from lms.blocks.renditions import made
from lms.blocks.translated import SaidBlock
from lms.contracts.neutral_help import HelpPart

LINK = re.compile(r"""<a\b(?![^>]*\bhref=["']tel:)[^>]*>(.*?)</a>""", re.DOTALL | re.IGNORECASE)
ADDRESSED = "lms/blocks/retold_picture.html"


def retold(blocks: Iterable[SaidBlock], *, file_url: Callable[[str], str]) -> list[HelpPart]:
    """`file_url` gives the address of a block's file, by the block's id."""
    told = ((said, _html(said.block, file_url)) for said in blocks)
    return [HelpPart(html=html, language=said.language) for said, html in told if html]


def without_links(html: str) -> SafeString:
    """Words that led somewhere stay. `html` is made safe already."""
    return mark_safe(LINK.sub(r"\1", html))  # noqa: S308 - only takes away


def file_of(blocks: Iterable[Any], part: str) -> Any | None:
    """The stored file of the block with this id."""
    found: Any = next((block.value for block in blocks if block.id == part), None)
    if not hasattr(found, "get"):
        return None
    if picture := found.get("picture"):
        shown = made(picture, content.PICTURE_FILTER)
        return shown and shown.file
    return found["audio"].file if found.get("audio") else None


class _Addressed:
    """A recording at another address."""

    def __init__(self, url: str) -> None:
        self.url = url


def _html(child: Any, file_url: Callable[[str], str]) -> str:
    template = _template_of(child.block)
    if not template:
        return ""
    context = child.block.get_context(child.value)
    if isinstance(child.block, content.PictureBlock):
        shown = child.value.get("picture") and made(child.value["picture"], content.PICTURE_FILTER)
        if not shown:
            return ""
        context |= {"shown": shown, "url": file_url(child.id)}
        template = ADDRESSED
    elif hasattr(child.value, "get") and child.value.get("audio"):
        context["value"] = {**child.value, "audio": _Addressed(file_url(child.id))}
    return without_links(render_to_string(template, context).strip())


def _template_of(block: Block) -> str:
    own = getattr(block.meta, "retold_template", "")
    kinds: Any = type(block).__mro__
    shared = (kind for kind in kinds if kind.__module__ == content.__name__)
    return own or next((kind._meta_class.template for kind in shared if kind is not content.ContentBlock), "")
