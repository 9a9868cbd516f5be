"""Texts of a record in several languages: its own columns in its own language, a wording for each other."""

from typing import Any

from django.utils.translation import get_language

from lms.core.languages import in_site_order
from lms.core.texts import Text


def said(record: Any, member: str, language: str | None = None) -> Text | str:
    """`member` in this language, or in the reader's; else in the record's own, else in whichever there is.

    `wordings` of the record are read as they were fetched.
    """
    found = {each.language: each.texts[member] for each in record.wordings.all() if each.texts.get(member)}
    if getattr(record, member):
        found[record.language] = getattr(record, member)
    wanted = language or get_language() or record.language
    for each in (wanted, wanted.split("-")[0], record.language, *in_site_order(found)):
        if found.get(each):
            return Text(found[each], each) if isinstance(found[each], str) else found[each]
    return ""
