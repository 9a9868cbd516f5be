"""Rich text on its way to a reader: only what the editor offers, whoever wrote it into the database."""

from typing import Any

import nh3
from wagtail.rich_text import expand_db_html

TAGS = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "h3", "br", "a", "bdi"}


def clean_html(value: Any) -> str:
    """A RichText value as safe HTML. The editor filters what is typed; importers and old rows might not be filtered."""
    return nh3.clean(expand_db_html(value.source), tags=TAGS, attributes={"a": {"href"}}, link_rel="noopener noreferrer")
