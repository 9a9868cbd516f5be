"""Where a link to a page leads: to the page, unless who publishes the text says that its readers have another
address for it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

#: The address of a page for those who will read, "" where it is the page's own.
_leads: ContextVar[Callable[[Any], str] | None] = ContextVar("page_links_lead", default=None)


@contextmanager
def leading(address_of: Callable[[Any], str]) -> Iterator[None]:
    """What is rendered meanwhile leads to `address_of` each page."""
    before = _leads.set(address_of)
    try:
        yield
    finally:
        _leads.reset(before)


class PageLink(PageLinkHandler):
    """In the place of Wagtail's own."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        address_of = _leads.get()
        written = super().expand_db_attributes_many(attrs_list)
        if address_of is None:
            return written
        addresses = [address_of(page) if page else "" for page in cls.get_many(attrs_list)]
        return [
            format_html('<a href="{}">', address) if address else link
            for address, link in zip(addresses, written, strict=True)
        ]
