"""A guide as a sheet to print: the page's own blocks, without pictures."""

from typing import Any

from employers.materials.booklet import on_paper
from lms.printing.kept import public_pdf
from lms.safety.faces.queries import skills_face

TEMPLATE = "employers_materials/guide_sheet.html"


def guide_pdf(page: Any, *, caution: str = "") -> bytes:
    """Drawn together to as many pages as its author wants."""
    face = skills_face()
    context = {
        "page": page,
        "blocks": on_paper(page),
        "caution": caution,
        "site_name": face.name if face else "",
        "address": page.full_url or "",
    }
    return public_pdf(
        TEMPLATE,
        context,
        face=face.kind if face else "",
        language=page.locale.language_code,
        title=page.title,
    )
