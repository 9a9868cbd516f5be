"""The editor's field for formatted text opens whatever is stored.

Wagtail's own gives up on text whose tags do not match, or that holds what its forms never write: an importer,
an API or a script may have written it.
"""

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from lms.intake.html import clean_text, whole_html

UNREADABLE = (AssertionError, AttributeError, LookupError, TypeError, ValueError)


class ForgivingConverter(ContentstateConverter):
    """What Wagtail cannot read is put in order first; if that is not enough, its words are shown alone."""

    def from_database_format(self, html: str) -> str:
        for in_order in (str, whole_html):
            try:
                return self._read(in_order(html))
            except UNREADABLE:
                continue
        return self._read(clean_text(html))

    def _read(self, html: str) -> str:
        read: str = super().from_database_format(html)
        if self.html_to_contentstate_handler.open_elements:
            raise ValueError("a tag that nothing closes")
        return read


class RichTextArea(DraftailRichTextArea):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.converter = ForgivingConverter(self.features)
