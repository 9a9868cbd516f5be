"""All guides of a shelf as one booklet: A4 sheets, folded once. The same blocks as on a screen and on each
guide's own sheet, in the order of the shelf.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from lms.printing.flowing import SIZES, Chapter, flow
from lms.printing.folded import COVER, DoesNotFit, Handout, Leaf, handout_pdf
from lms.printing.imposition import Form
from lms.printing.kept import kept_sheet
from lms.safety.faces.queries import skills_face

LOOK = "guides"
FOLDER = "employers_materials/booklet"
HEAD, CONTENTS, FRONT = (f"{FOLDER}/{name}.html" for name in ("head", "contents", "front"))
DRAWING = f"{FOLDER}/front.svg"
#: The cover and the list of what is in it.
BEFORE = 2


def booklet_pdf(shelf: Any, guides: Sequence[Any]) -> bytes:
    """Where a block fills more than a page of it, all are printed on plain A4, whole.

    Raises PrintingUnavailable and NoSlot.
    """
    language = shelf.locale.language_code
    face = skills_face()
    kind, site_name = (face.kind, face.name) if face else ("", "")
    with translation.override(language):
        chapters = [_chapter(guide, shelf) for guide in guides]
    facts = [piece for chapter in chapters for piece in chapter.pieces]
    told = [kind, language, site_name, shelf.title, shelf.intro, *(guide.title for guide in guides), *facts]
    return kept_sheet(told, partial(_drawn, shelf, guides, chapters, site_name))


def _drawn(shelf: Any, guides: Sequence[Any], chapters: Sequence[Chapter], site_name: str) -> bytes:
    language = shelf.locale.language_code
    flowed = flow(chapters, language=language, look=LOOK)
    rows = [
        {"guide": guide, "page": BEFORE + 1 + begins}
        for guide, begins in zip(guides, flowed.begins, strict=True)
    ]
    context = {"shelf": shelf, "site_name": site_name, "rows": rows}
    with translation.override(language):
        front = Leaf(render_to_string(FRONT, context), render_to_string(DRAWING), look=COVER)
        contents = Leaf(render_to_string(CONTENTS, context))
    made = Handout(
        Form.BOOKLET, (front, contents, *flowed.leaves), language, shelf.title, look=LOOK, sizes=SIZES
    )
    try:
        return handout_pdf(made)
    except DoesNotFit:
        return handout_pdf(replace(made, form=Form.A4))


def _chapter(guide: Any, shelf: Any) -> Chapter:
    """The heading stays with what follows it."""
    context = {"caution": shelf.caution, "page": guide}
    first, *others = [render_to_string(HEAD, context), *_pieces(guide, context)]
    return Chapter((first + others[0], *others[1:])) if others else Chapter((first,))


def _pieces(guide: Any, context: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for part in on_paper(guide):
        divided = getattr(part.block, "divided", None)
        found += divided(part.value) if divided else [part.render(context)]
    return found


def on_paper(guide: Any) -> list[Any]:
    """The blocks of a guide that are printed."""
    return [part for part in guide.body if part.block_type != "picture"]
