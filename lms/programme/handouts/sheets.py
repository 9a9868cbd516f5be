"""A handout on paper: its pages as `lms.printing.folded` wants them."""

import re
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_info

from lms.contacts.queries import edition_of
from lms.printing.folded import (
    COVER,
    DoesNotFit,
    Handout,
    Leaf,
    Overflow,
    facts_of,
    handout_pdf,
    overflows_of,
)
from lms.printing.imposition import Form, TooManyPages
from lms.printing.kept import kept_sheet
from lms.programme.handouts.drawings import printed
from lms.programme.handouts.forms_of_paper import steps_of

LEAF = "lms_programme/handouts/words/leaf.html"
#: What a reader's list of files calls it: neither what it is about nor for whom.
TITLE = "Sheet"
FACE = "programme"


def handout_of(page: Any, form: Form, *, panels: Any = None) -> Handout:
    """`panels` when they are not saved yet."""
    language = page.locale.language_code
    with translation.override(language):
        return Handout(
            form=form,
            leaves=tuple(_leaves(page, form, page.panels if panels is None else panels)),
            language=language,
            title=TITLE,
            look="serif",
            steps=tuple(_towards(step.picture, language) for step in steps_of(form)),
        )


def sheet_of(page: Any, form: Form) -> bytes:
    """As a PDF. A text that does not fit where it should is printed on plain A4, whole.

    Raises PrintingUnavailable and NoSlot.
    """
    handout = handout_of(page, form)
    try:
        return kept_sheet([FACE, *facts_of(handout)], lambda: handout_pdf(handout))
    except (DoesNotFit, TooManyPages):
        plain = handout_of(page, Form.A4)
        return kept_sheet([FACE, *facts_of(plain)], lambda: handout_pdf(plain))


def problems_of(page: Any, form: Form, panels: Any) -> list[Overflow]:
    """Pages whose words do not fit. Raises TooManyPages and PrintingUnavailable."""
    return overflows_of(handout_of(page, form, panels=panels))


def _leaves(page: Any, form: Form, panels: Any) -> list[Leaf]:
    """The cover is dark only where it is folded, so only there its drawing is light."""
    blocks = [panel for panel in panels if hasattr(panel.block, "look")]
    found, edition = [], edition_of(page)
    for number, panel in enumerate(blocks, 1):
        words = panel.block.render(panel.value)
        context = {"words": words, "page": page, "is_last": number == len(blocks), "edition": edition}
        drawing = printed(
            panel.value.get("drawing") or "", on_cover=form.is_folded and panel.block.look == COVER
        )
        found.append(Leaf(render_to_string(LEAF, context), drawing, panel.block.look))
    return found


def _towards(picture: str, language: str) -> str:
    """Where one reads from the right, folding is the other way round."""
    if not get_language_info(language)["bidi"]:
        return picture
    width = re.search(r'viewBox="0 0 (\d+)', picture)
    turned = f'<g transform="matrix(-1 0 0 1 {width[1] if width else 0} 0)">'
    return re.sub(r"(<svg[^>]*>)(.*)(</svg>)", rf"\1{turned}\2</g>\3", picture, flags=re.DOTALL)
