"""Where each page of a folded sheet is printed: pure rules, in millimetres from the upper left corner.

Right-to-left mirrors the sheet and never the order of the pages: page 1 is the first one read, and pages that
are added to fill a sheet come after the last one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

A4_SHORT, A4_LONG = 210.0, 297.0
#: The leaf of a tri-fold that is folded in is this much narrower than each of the two others.
FOLDED_IN_NARROWER = 1.5


class Form(Enum):
    """What a sheet becomes; the value is how addresses and files name it."""

    A4 = "a4"  # flows over as many sheets as it needs, and is not imposed
    BOOKLET = "booklet"
    LEAFLET = "leaflet"
    ZINE = "zine"
    CARD = "card"

    @property
    def most_pages(self) -> int | None:
        """What one of them holds. A4 and booklets take more sheets."""
        return _MOST.get(self)

    @property
    def is_folded(self) -> bool:
        return self is not Form.A4

    @property
    def is_two_sided(self) -> bool:
        return self in {Form.BOOKLET, Form.LEAFLET}


class Edge(Enum):
    """What lies along an edge of a page, and so how much stays free of words there."""

    INNER_FOLD = "inner fold"
    OUTER_FOLD = "outer fold"
    CUT = "cut"
    PRINTER = "printer"


class TooManyPages(ValueError):
    """More pages than the form holds."""


@dataclass(frozen=True)
class Edges:
    """Of a page as it is read."""

    top: Edge
    right: Edge
    bottom: Edge
    left: Edge

    def mirrored(self) -> "Edges":
        return Edges(self.top, self.left, self.bottom, self.right)


@dataclass(frozen=True)
class Placed:
    """A page on its side of the sheet. A turned one stands on its head there."""

    number: int
    left: float
    top: float
    width: float
    height: float
    edges: Edges
    turned: bool = False

    def margins(self, form: Form) -> tuple[float, float, float, float]:
        """Free of words: top, right, bottom, left, as it is read."""
        widths = MARGINS[form]
        edges = self.edges
        return widths[edges.top], widths[edges.right], widths[edges.bottom], widths[edges.left]

    @property
    def middle_x(self) -> float:
        return self.left + self.width / 2

    @property
    def middle_y(self) -> float:
        return self.top + self.height / 2

    def room(self, form: Form) -> tuple[float, float]:
        """The width and the height that words have."""
        top, right, bottom, left = self.margins(form)
        return self.width - left - right, self.height - top - bottom


@dataclass(frozen=True)
class Mark:
    """A line from one point to another, where one folds or cuts."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Side:
    """One side of a sheet of paper; its pages stand in the order in which they are read."""

    width: float
    height: float
    pages: tuple[Placed, ...]
    folds: tuple[Mark, ...] = ()
    cuts: tuple[Mark, ...] = ()

    def mirrored(self) -> "Side":
        def mark(one: Mark) -> Mark:
            return Mark(self.width - one.x2, one.y1, self.width - one.x1, one.y2)

        return Side(
            self.width,
            self.height,
            tuple(
                Placed(
                    page.number,
                    self.width - page.left - page.width,
                    page.top,
                    page.width,
                    page.height,
                    page.edges.mirrored(),
                    page.turned,
                )
                for page in self.pages
            ),
            tuple(map(mark, self.folds)),
            tuple(map(mark, self.cuts)),
        )


@dataclass(frozen=True)
class Imposed:
    """`pages` counts the ones added to fill the sheet too."""

    form: Form
    pages: int
    sides: tuple[Side, ...]

    def place_of(self, number: int) -> Placed:
        return next(page for side in self.sides for page in side.pages if page.number == number)


_MOST = {Form.LEAFLET: 6, Form.ZINE: 8, Form.CARD: 4}
_P, _I, _O, _C = Edge.PRINTER, Edge.INNER_FOLD, Edge.OUTER_FOLD, Edge.CUT

#: Millimetres. No printer reaches the edge of its paper; a fold is never quite where it should be, and a cut
#: neither.
MARGINS = {
    Form.BOOKLET: {_P: 13.0, _I: 15.0, _O: 13.0, _C: 13.0},
    Form.LEAFLET: {_P: 12.0, _I: 8.0, _O: 9.0, _C: 9.0},
    Form.ZINE: {_P: 9.0, _I: 8.0, _O: 7.0, _C: 7.0},
    Form.CARD: {_P: 6.0, _I: 5.5, _O: 5.0, _C: 4.5},
}


def impose(form: Form, pages: int, *, right_to_left: bool = False) -> Imposed:
    """The sides of all sheets of a folded form, as they are printed one after the other.

    Raises TooManyPages.
    """
    if form.most_pages is not None and pages > form.most_pages:
        raise TooManyPages(f"{form.value}: {pages} pages, at most {form.most_pages}.")
    count, sides = _RULES[form](max(pages, 1))
    if right_to_left:
        sides = [side.mirrored() for side in sides]
    return Imposed(form, count, tuple(sides))


def _booklet(pages: int) -> tuple[int, list[Side]]:
    """A4 sheets laid into each other and folded to A5: the outermost is printed first, front and back."""
    count = -(-pages // 4) * 4
    half = A4_LONG / 2
    fold = (Mark(half, 0.0, half, A4_SHORT),)

    def side(left: int, right: int) -> Side:
        placed = [
            Placed(left, 0.0, 0.0, half, A4_SHORT, Edges(_P, _I, _P, _P)),
            Placed(right, half, 0.0, half, A4_SHORT, Edges(_P, _P, _P, _I)),
        ]
        return Side(A4_LONG, A4_SHORT, _as_read(placed), fold)

    sides = []
    for sheet in range(count // 4):
        first, last = 2 * sheet + 1, count - 2 * sheet
        sides += [side(last, first), side(first + 1, last - 1)]
    return count, sides


def _leaflet(_pages: int) -> tuple[int, list[Side]]:
    """Outside: what is folded in (5), the back (6), the cover (1). Inside: 2, 3, 4, and 4 is behind 5."""
    narrow = A4_LONG / 3 - 2 * FOLDED_IN_NARROWER / 3
    wide = narrow + FOLDED_IN_NARROWER

    def side(numbers: tuple[int, int, int], widths: tuple[float, float, float], fold: Edge) -> Side:
        lefts = (0.0, widths[0], widths[0] + widths[1])
        edges = (Edges(_P, fold, _P, _P), Edges(_P, fold, _P, fold), Edges(_P, _P, _P, fold))
        placed = [
            Placed(number, left, 0.0, width, A4_SHORT, edge)
            for number, left, width, edge in zip(numbers, lefts, widths, edges, strict=True)
        ]
        folds = tuple(Mark(x, 0.0, x, A4_SHORT) for x in lefts[1:])
        return Side(A4_LONG, A4_SHORT, _as_read(placed), folds)

    return 6, [
        side((5, 6, 1), (narrow, wide, wide), _O),
        side((2, 3, 4), (wide, wide, narrow), _I),
    ]


def _zine(_pages: int) -> tuple[int, list[Side]]:
    """Below: the back (8), the cover (1), 2, 3. Above, on their heads: 7, 6, 5, 4. One cut, in the middle."""
    width, height = A4_LONG / 4, A4_SHORT / 2
    below = {8: (_P, _O, _I), 1: (_I, _C, _O), 2: (_O, _C, _I), 3: (_I, _O, _P)}
    above = {7: (_I, _O, _P), 6: (_O, _C, _I), 5: (_I, _C, _O), 4: (_P, _O, _I)}
    placed = []
    for row, top, turned in ((below, height, False), (above, 0.0, True)):
        for column, (number, (left, upper, right)) in enumerate(row.items()):
            edges = Edges(upper, right, _P, left)
            placed.append(Placed(number, column * width, top, width, height, edges, turned))
    folds = (
        *(Mark(column * width, 0.0, column * width, A4_SHORT) for column in (1, 2, 3)),
        Mark(0.0, height, width, height),
        Mark(3 * width, height, A4_LONG, height),
    )
    return 8, [Side(A4_LONG, A4_SHORT, _as_read(placed), folds, (Mark(width, height, 3 * width, height),))]


CARD_WIDTH, CARD_HEIGHT = 85.0, 54.0
CARD_TOP = 24.0


def _card(_pages: int) -> tuple[int, list[Side]]:
    """Below: the back (4), the cover (1). Above, on their heads: 3, 2. Cut out, folded down, then across."""
    start = A4_SHORT / 2 - CARD_WIDTH
    middle, across = A4_SHORT / 2, CARD_TOP + CARD_HEIGHT
    bottom, end = CARD_TOP + 2 * CARD_HEIGHT, A4_SHORT / 2 + CARD_WIDTH
    places = (
        (4, start, across, Edges(_O, _I, _C, _C), False),
        (1, middle, across, Edges(_O, _C, _C, _I), False),
        (3, start, CARD_TOP, Edges(_O, _C, _C, _I), True),
        (2, middle, CARD_TOP, Edges(_O, _I, _C, _C), True),
    )
    placed = [
        Placed(number, left, top, CARD_WIDTH, CARD_HEIGHT, edges, turned)
        for number, left, top, edges, turned in places
    ]
    folds = (Mark(start, across, end, across), Mark(middle, CARD_TOP, middle, bottom))
    cuts = (
        Mark(start, CARD_TOP, end, CARD_TOP),
        Mark(start, bottom, end, bottom),
        Mark(start, CARD_TOP, start, bottom),
        Mark(end, CARD_TOP, end, bottom),
    )
    return 4, [Side(A4_SHORT, A4_LONG, _as_read(placed), folds, cuts)]


def _as_read(pages: list[Placed]) -> tuple[Placed, ...]:
    return tuple(sorted(pages, key=lambda page: page.number))


_RULES: dict[Form, Callable[[int], tuple[int, list[Side]]]] = {
    Form.BOOKLET: _booklet,
    Form.LEAFLET: _leaflet,
    Form.ZINE: _zine,
    Form.CARD: _card,
}
