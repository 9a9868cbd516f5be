"""What a handout may be printed as, in words for authors and readers; how it is folded, in pictures."""

from dataclasses import dataclass

from django.db import models
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.printing.imposition import Form


class Paper(models.TextChoices):
    """The folded ones: the author chooses among them. Every handout is there on plain A4 too."""

    ZINE = Form.ZINE.value, _("Small book from one sheet (8 pages, one cut)")
    LEAFLET = Form.LEAFLET.value, _("Leaflet with three leaves (6 pages)")
    BOOKLET = Form.BOOKLET.value, _("Booklet, A5")
    CARD = Form.CARD.value, _("Card for a pocket (4 pages)")

    @property
    def form(self) -> Form:
        return Form(self.value)


#: As a reader chooses it.
NAMES = {
    Form.ZINE: _("Small book from one sheet"),
    Form.LEAFLET: _("Leaflet with three leaves"),
    Form.BOOKLET: _("Booklet to fold"),
    Form.CARD: _("Card for a pocket"),
    Form.A4: _("Plain sheet, larger letters"),
}
NEEDS = {
    Form.ZINE: _("One sheet of A4, printed on one side, one cut."),
    Form.LEAFLET: _("One sheet of A4, printed on both sides. Turn it over along the short edge."),
    Form.BOOKLET: _("Sheets of A4, printed on both sides. Turn them over along the short edge."),
    Form.CARD: _("One sheet of A4, printed on one side. Cut it out, fold it twice."),
    Form.A4: _("Sheets of A4, nothing to fold."),
}


@dataclass(frozen=True)
class Step:
    """A picture that says what to do, and the same for whoever cannot see it."""

    template: str
    words: str | Promise

    @property
    def picture(self) -> str:
        return render_to_string(self.template)


_WORDS = {
    Form.ZINE: (
        _("The dotted lines are folds. The black line is the only cut."),
        _("Fold on every dotted line, and open the sheet again."),
        _("Fold it across. Cut the black line from the fold to the dot."),
        _("Fold it lengthways, stand it up and push both ends in."),
        _("Close it round page 1. It is a small book."),
    ),
    Form.BOOKLET: (
        _("Print both sides. Turn the sheets over along the short edge."),
        _("Lay the sheets on each other."),
        _("Fold them in the middle, all at once."),
        _("Page 1 is in front."),
    ),
    Form.LEAFLET: (
        _("Print both sides. Turn the sheet over along the short edge."),
        _("Fold the narrow leaf in first."),
        _("Fold the other side over it."),
        _("Page 1 is in front."),
    ),
    Form.CARD: (
        _("Cut along the black lines."),
        _("Fold the upper half to the back."),
        _("Fold the half beside the cover to the back."),
        _("Page 1 is in front. It fits where a bank card fits."),
    ),
}


def steps_of(form: Form) -> list[Step]:
    return [
        Step(f"lms_programme/handouts/steps/{form.value}-{number}.svg", words)
        for number, words in enumerate(_WORDS.get(form, ()), 1)
    ]
