"""A right on paper: the card for a counter, and all of it. Neither file says what it is about before it is
opened.
"""

from typing import Any

from lms.contacts.queries import edition_of
from lms.core.contexts import fields_of
from lms.printing.kept import public_pdf
from lms.programme.rights.shown import shown_right


def card_pdf(page: Any, face: Any) -> bytes:
    return _sheet("lms_programme/rights/card_sheet.html", page, face)


def right_pdf(page: Any, face: Any) -> bytes:
    return _sheet("lms_programme/rights/right_sheet.html", page, face)


def _sheet(template: str, page: Any, face: Any) -> bytes:
    context = {**fields_of(shown_right(page)), "site_name": face.name, "edition": edition_of(page)}
    return public_pdf(
        template,
        context,
        face=face.kind,
        language=page.locale.language_code,
        title=face.name,
    )
