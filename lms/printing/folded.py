"""Sheets to fold: pages of words and drawings, each where `lms.printing.imposition` says.

The words come first: they are measured, and what is left of a page goes to its drawing. Where they need more
room than there is, all letters of the sheet are made a little smaller; what does not fit even then is refused
and never cut off. A drawing and the marks are decoration: a page that is read aloud never meets them. It is
read in the order of its pages, whichever side of the sheet they stand on.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pikepdf
from django.utils.translation import get_language_info

from lms.printing import pdf, placing
from lms.printing.imposition import Form, Imposed, Placed, impose
from lms.printing.library import places
from lms.printing.placing import Spread

TEMPLATE, MEASURED, PLAIN = (f"lms/printing/{name}_sheet.html" for name in ("folded", "measured", "plain"))
COVER = "cover"
PX_TO_MM = 25.4 / 96
#: Points, and what is tried, one after the other: larger while the drawings keep a good part of their pages,
#: smaller while the words do not fit.
LETTERS = {Form.A4: 12.0, Form.BOOKLET: 13.5, Form.LEAFLET: 12.0, Form.ZINE: 9.6, Form.CARD: 8.4}
SIZES = (1.25, 1.12, 1.0, 0.94, 0.88, 0.82)
GOOD_PART = 0.3
#: Millimetres. A drawing that had less room is left out.
DRAWING_AT_LEAST, DRAWING_AT_MOST, GAP = 12.0, 0.5, 3.0
#: The number of a page stands below its words.
NUMBER_ROOM = 4.0
ENOUGH = 0.2


@dataclass(frozen=True)
class Leaf:
    """What stands on a page: safe HTML and an SVG drawing. `look` is "cover" or nothing."""

    words: str
    drawing: str = ""
    look: str = ""


@dataclass(frozen=True)
class Overflow:
    """A page whose words need more room than it has."""

    number: int
    millimetres: int


class DoesNotFit(ValueError):
    """Nothing is printed, because something would be missing."""

    def __init__(self, overflows: list[Overflow]) -> None:
        super().__init__(*(f"page {each.number}: {each.millimetres} mm" for each in overflows))
        self.overflows = overflows


@dataclass(frozen=True)
class Handout:
    """What is printed. `steps` are pictures of how it is folded, put where a sheet has room for them. `look`
    names a sheet of styles that loads after the usual ones, and is a class of the document's body. `sizes`
    are tried one after the other.
    """

    form: Form
    leaves: tuple[Leaf, ...]
    language: str
    title: str
    steps: tuple[str, ...] = ()
    look: str = ""
    sizes: tuple[float, ...] = SIZES

    @property
    def imposed(self) -> Imposed:
        return impose(self.form, len(self.leaves), right_to_left=get_language_info(self.language)["bidi"])


def handout_pdf(handout: Handout) -> bytes:
    """Raises DoesNotFit, TooManyPages and PrintingUnavailable."""
    if not handout.form.is_folded:
        return pdf.render_pdf(PLAIN, _plain(handout), language=handout.language, title=handout.title)
    markup = folded_markup(handout)
    document, _fits = pdf.lay_out(markup)
    document.metadata = type(document.metadata)(title=handout.title, lang=handout.language)
    made = pdf.as_pdf(document)
    _read_in_order(made)
    _printed_as_meant(made, handout.form)
    return pdf.saved(made)


def overflows_of(handout: Handout) -> list[Overflow]:
    """The pages that do not fit, with the letters as small as they may be."""
    return _fitted(handout)[1] if handout.form.is_folded else []


def folded_markup(handout: Handout, *, whatever: bool = False) -> str:
    """The sheet as HTML. Raises DoesNotFit, unless it is wanted `whatever` stands beyond its pages."""
    heights, overflows, letters = _fitted(handout)
    if overflows and not whatever:
        raise DoesNotFit(overflows)
    imposed = handout.imposed
    steps = handout.steps if handout.form is Form.CARD else ()
    sides = [[_spread(handout, place, heights) for place in side.pages] for side in imposed.sides]
    context = {
        "form": handout.form.value,
        "look": handout.look,
        "over": {each.number for each in overflows},
        "steps": steps,
        "sides": sides,
        "placed": placing.sheet_style(imposed.sides, sides, letters, steps),
    }
    return pdf.markup_of(TEMPLATE, context, language=handout.language, title=handout.title)


def shown_markup(handout: Handout) -> str:
    """The sheet for a browser, with the same styles, and with what does not fit standing out."""
    if handout.form.is_folded:
        markup = folded_markup(handout, whatever=True)
    else:
        markup = pdf.markup_of(PLAIN, _plain(handout), language=handout.language, title=handout.title)
    return pdf.with_styles_inside(markup)


def _plain(handout: Handout) -> dict[str, Any]:
    drawings = [leaf.drawing for leaf in handout.leaves]
    return {"leaves": handout.leaves, "look": handout.look, "placed": placing.plain_style(drawings)}


def _spread(handout: Handout, place: Placed, heights: dict[int, float]) -> Spread:
    """What a page has of words and of drawing."""
    height = place.room(handout.form)[1]
    written = place.number <= len(handout.leaves)
    leaf = handout.leaves[place.number - 1] if written else Leaf("")
    free = height - _below(leaf) - heights.get(place.number, 0.0) - GAP
    drawing = min(free, DRAWING_AT_MOST * place.height) if leaf.drawing and free >= DRAWING_AT_LEAST else 0.0
    return Spread(
        place=place,
        margins=place.margins(handout.form),
        words=leaf.words,
        is_cover=leaf.look == COVER,
        is_added=not written,
        drawing=leaf.drawing if drawing else "",
        drawing_height=drawing,
        below=_below(leaf),
    )


def room_for_words(handout: Handout, number: int) -> float:
    """Millimetres of height on a page of a folded sheet."""
    leaf = handout.leaves[number - 1]
    return handout.imposed.place_of(number).room(handout.form)[1] - _below(leaf)


def _below(leaf: Leaf) -> float:
    return 0.0 if leaf.look == COVER else NUMBER_ROOM


def _fitted(handout: Handout) -> tuple[dict[int, float], list[Overflow], float]:
    """How high the words of each page are, which are too high, and the size of letters in points."""
    imposed = handout.imposed
    for size in handout.sizes:
        letters = LETTERS[handout.form] * size
        heights = measured(handout, letters)
        overflows = []
        for number, height in heights.items():
            leaf, room = handout.leaves[number - 1], imposed.place_of(number).room(handout.form)[1]
            kept = GOOD_PART * room if size > 1 and leaf.drawing else 0.0
            too_high = height + kept + _below(leaf) - room
            if too_high > ENOUGH:
                overflows.append(Overflow(number, max(1, round(too_high))))
        if not overflows:
            break
    return heights, overflows, letters


def measured(handout: Handout, letters: float) -> dict[int, float]:
    """How high the words of each page are in millimetres, in letters of so many points."""
    imposed = handout.imposed
    widths = {
        number: imposed.place_of(number).room(handout.form)[0] for number in range(1, len(handout.leaves) + 1)
    }
    context = {
        "form": handout.form.value,
        "look": handout.look,
        "leaves": handout.leaves,
        "placed": placing.measured_style(widths, letters),
    }
    return dict(_heights(pdf.markup_of(MEASURED, context, language=handout.language, title=""), len(widths)))


@lru_cache(maxsize=64)
def _heights(markup: str, pages: int) -> tuple[tuple[int, float], ...]:
    """Kept, because whoever looks at a sheet prints it next."""
    document, _fits = pdf.lay_out(markup)
    found = []
    for number in range(1, pages + 1):
        placed = places(document.pages[number - 1], f"words-{number}")
        found.append((number, placed[3] * PX_TO_MM if placed else 0.0))
    return tuple(found)


def _read_in_order(made: pikepdf.Pdf) -> None:
    """Sides are printed one after the other; pages are read by their numbers."""
    document: Any = made.Root.StructTreeRoot.K
    document = document[0] if isinstance(document, pikepdf.Array) else document
    found: dict[int, Any] = {}
    first: Any = None

    def take(element: Any) -> None:
        nonlocal first
        children = element.get("/K")
        if not isinstance(children, pikepdf.Array):
            return
        kept = []
        for child in children:
            name = str(child.get("/ID", "")) if isinstance(child, pikepdf.Dictionary) else ""
            if name.startswith("page-"):
                found[int(name.removeprefix("page-"))] = child
                first = first or element
            else:
                kept.append(child)
                if isinstance(child, pikepdf.Dictionary):
                    take(child)
        element.K = pikepdf.Array(kept)

    take(document)
    for _number, page in sorted(found.items()):
        page.P = first
        first.K.append(page)


def _printed_as_meant(made: pikepdf.Pdf, form: Form) -> None:
    """What a print dialogue offers first: no other size, and the back turned about the short edge."""
    wishes = made.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    wishes.PrintScaling = pikepdf.Name("/None")
    if form.is_two_sided:
        wishes.Duplex = pikepdf.Name.DuplexFlipShortEdge
    made.Root.ViewerPreferences = wishes


def facts_of(handout: Handout) -> list[str]:
    """All that stands on the sheet, for `lms.printing.kept`."""
    facts = [handout.form.value, handout.look, handout.language, handout.title, *handout.steps]
    for leaf in handout.leaves:
        facts += [leaf.look, str(leaf.words), leaf.drawing]
    return facts
