"""A guide as a sheet to print: the page's own blocks, without pictures."""

from typing import Any

from lms.printing.kept import public_pdf
from lms.safety.faces.queries import skills_face

TEMPLATE = "employers_materials/guide_sheet.html"


def guide_pdf(page: Any) -> bytes:
    face = skills_face()
    context = {
        "page": page,
        "blocks": [block for block in page.body if block.block_type != "picture"],
        "site_name": face.name if face else "",
    }
    return public_pdf(
        TEMPLATE,
        context,
        face=face.kind if face else "",
        language=page.locale.language_code,
        title=page.title,
    )
