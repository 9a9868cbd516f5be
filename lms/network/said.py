"""What a record says in several languages: its own columns in the one it was written in, a row of `words` for
each other.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from lms.core.languages import in_site_order
from lms.core.texts import Text


def said(record: Any, member: str, language: str | None = None) -> str:
    """`member` in this language, or in the reader's; else as it was written, which says its language.

    `words` of the record are read as they were fetched.
    """
    found = {each.language: getattr(each, member) for each in record.words.all() if getattr(each, member)}
    found[record.language] = getattr(record, member)
    wanted = language or get_language() or record.language
    for each in (wanted, wanted.split("-")[0], record.language):
        if found.get(each):
            return Text(found[each], each)
    return ""


def written(record: Any, member: str) -> Text:
    """What stands in one language alone."""
    return Text(getattr(record, member), record.language)


def languages_of(record: Any) -> list[str]:
    """In which languages it can be read in short, as the site orders them."""
    return list(in_site_order([record.language, *(each.language for each in record.words.all())]))


def everything(record: Any, members: Iterable[str]) -> list[str]:
    """All that it says in these members, in all languages."""
    rows = [record, *record.words.all()]
    return [text for row in rows for name in members if (text := getattr(row, name, ""))]
