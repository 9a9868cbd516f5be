"""A session plan as a sheet to print."""

from typing import Any

from lms.printing.kept import public_pdf

TEMPLATE = "lms_programme/facilitating/plan_sheet.html"


def plan_pdf(page: Any) -> bytes:
    language = page.locale.language_code
    return public_pdf(TEMPLATE, {"page": page}, face="programme", language=language, title="Sheet")
