"""One page of A4: what she takes along, and the receipt of a change of organisation. Neither says whose."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from lms.core.languages import in_site_order
from lms.core.people import called
from lms.core.texts import Text, direction_of
from lms.pathways.closing.queries import along
from lms.pathways.moving.queries import Receipt
from lms.pathways.reviews.models import Review
from lms.printing.folded import Handout, Leaf, handout_pdf
from lms.printing.imposition import Form

LOOK = "book"


@dataclass(frozen=True, slots=True)
class Half:
    """The same in one language."""

    language: str
    lines: list[Text] = field(default_factory=list)

    @property
    def direction(self) -> str:
        return direction_of(self.language)


def along_pdf(review: Review, *, language: str) -> bytes:
    """In the language of who prints it, then in the other one both read that day."""
    languages = [language, *(each for each in in_site_order(review.languages) if each != language)][:2]
    halves = [Half(each, along(review, each)) for each in languages]
    context = {"review": review, "with_whom": called(review.worker) if review.worker else ""}
    return _sheet("along", halves, language, **context)


def receipt_pdf(receipt: Receipt, *, language: str) -> bytes:
    return _sheet("receipt", [Half(language)], language, receipt=receipt)


def _sheet(name: str, halves: Sequence[Half], language: str, **context: object) -> bytes:
    leaves = []
    for half in halves:
        with translation.override(half.language):
            words = render_to_string(f"lms_pathways/paper/{name}.html", {"half": half, **context})
        leaves.append(Leaf(words))
    with translation.override(language):
        title = _("My plan")
        handout = Handout(Form.A4, tuple(leaves), language, title, look=LOOK)
        return handout_pdf(handout)
