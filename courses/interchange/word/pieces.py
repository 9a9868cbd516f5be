"""What stands in a Word file, one piece after the other: headings, words, lists, tables, pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from courses.interchange.word.nodes import Node, formatted, paragraphs, tree_of
from lms.core.numbers import sent_number

HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: Signs with which people draw a box to tick.
BOXES = "☐☑☒□▢❏❐❑❒◻⬜✓✔"
#: A line in bold that is no longer is a heading where somebody knew no other.
SHORT = 80


@dataclass(frozen=True)
class Heading:
    """Level 0 is the title of the whole file."""

    level: int
    words: str


@dataclass(frozen=True)
class Words:
    """A paragraph. `is_bold` where all of it is."""

    html: str
    words: str
    is_bold: bool = False


@dataclass(frozen=True)
class Points:
    """A list. `plain` are its points in words alone, [] where points have points of their own."""

    html: str
    is_ordered: bool
    plain: list[str] = field(default_factory=list)
    is_ticked: bool = False


@dataclass(frozen=True)
class Table:
    """`rows` hold words alone. `has_head`: the first row names the columns."""

    rows: list[list[str]]
    has_head: bool
    html: str = ""


@dataclass(frozen=True)
class Picture:
    number: int
    words: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Quote:
    html: str
    words: str


@dataclass(frozen=True)
class Break:
    """A page of the file ends."""


@dataclass(frozen=True)
class Subtitle:
    words: str


Piece = Heading | Words | Points | Table | Picture | Quote | Break | Subtitle


def pieces_of(html: str) -> list[Piece]:
    return _boxes_together([*_captions(_read(tree_of(html)))])


def _read(root: Node) -> Iterator[Piece]:
    for node in root.nodes():
        yield from _of_node(node)


def _of_node(node: Node) -> Iterator[Piece]:
    """Pictures stand after the words they stand in."""
    if node.tag == "hr":
        yield Break()
        return
    if node.tag == "table":
        yield from _table(node)
        return
    if node.tag in {"ul", "ol"}:
        yield from _points(node)
    elif node.tag in HEADINGS and node.words:
        yield Heading(0 if node.facts.get("class") == "title" else HEADINGS[node.tag], node.words)
    elif node.tag == "blockquote" and node.words:
        yield Quote(f"<p>{formatted(node.inside)}</p>", node.words)
    elif node.tag == "p":
        yield from _paragraph(node)
    elif node.tag not in HEADINGS and node.tag != "blockquote":
        yield from _read(node)
    yield from _pictures(node)
    if any(True for _break in node.all("hr")):
        yield Break()


def _paragraph(node: Node) -> Iterator[Piece]:
    kind, words = node.facts.get("class", ""), node.words
    if kind == "subtitle" and words:
        yield Subtitle(words)
    elif kind == "caption" and words:
        yield Picture(-1, caption=words)
    elif words:
        box = _is_box(node)
        bold = "".join(strong.words for strong in node.all("strong"))
        is_bold = bool(bold) and bold.replace(" ", "") == words.replace(" ", "")
        if box:
            yield Points("", is_ordered=False, plain=[words.lstrip(BOXES + " ")], is_ticked=True)
        else:
            yield Words(f"<p>{formatted(node.inside)}</p>", words, is_bold)


def _is_box(node: Node) -> bool:
    return node.words[:1] in BOXES or any(
        field.facts.get("type") == "checkbox" for field in node.all("input")
    )


def _points(node: Node) -> Iterator[Piece]:
    points = [each for each in node.nodes() if each.tag == "li" and each.words]
    if not points or all(each.facts.get("id", "").startswith(("footnote", "endnote")) for each in points):
        return  # notes at the foot of a page, which are told of
    nested = any(True for name in ("ul", "ol", "table") for _below in node.all(name))
    ticked = not nested and all(map(_is_box, points))
    plain = [] if nested else [each.words.lstrip(BOXES + " ") for each in points]
    yield Points(formatted([node]), node.tag == "ol", plain, ticked)


def _pictures(node: Node) -> Iterator[Piece]:
    for image in node.all("img"):
        number = sent_number(image.facts.get("src", "").removeprefix("picture:"))
        if number is not None:
            yield Picture(number, words=image.facts.get("alt", ""))


def _table(node: Node) -> Iterator[Piece]:
    rows = [[cell.words for cell in row.nodes() if cell.tag in {"td", "th"}] for row in node.all("tr")]
    rows = [row for row in rows if any(row)]
    cells = [cell for row in node.all("tr") for cell in row.nodes() if cell.tag in {"td", "th"}]
    first = next(iter(node.all("tr")), None)
    if rows:
        bold = [any(True for _strong in cell.all("strong")) for cell in first.nodes()] if first else []
        has_head = any(True for _head in node.all("th")) or (len(rows) > 1 and bool(bold) and all(bold))
        alone = paragraphs(cells[0]) if len(cells) == 1 else ""
        yield Table(rows, has_head, alone)
    yield from _pictures(node)


def _captions(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """To the picture before; words alone where there is none."""
    waiting: Piece | None = None
    for piece in pieces:
        caption = piece.caption if isinstance(piece, Picture) and piece.number < 0 else ""
        if caption and isinstance(waiting, Picture):
            waiting = replace(waiting, caption=caption)
            continue
        if waiting is not None:
            yield waiting
        waiting = Words(f"<p>{formatted([caption])}</p>", caption) if caption else piece
    if waiting is not None:
        yield waiting


def _boxes_together(pieces: list[Piece]) -> list[Piece]:
    """Boxes to tick in lines of their own are one list."""
    found: list[Piece] = []
    for piece in pieces:
        line, last = _line(piece), _line(found[-1]) if found else None
        if line and last:
            found[-1] = replace(last, plain=[*last.plain, *line.plain])
        else:
            found.append(piece)
    return found


def _line(piece: Piece) -> Points | None:
    return piece if isinstance(piece, Points) and piece.is_ticked and not piece.html else None


def bold_lines_as_headings(pieces: list[Piece]) -> list[Piece]:
    return [
        Heading(1, piece.words)
        if isinstance(piece, Words) and piece.is_bold and len(piece.words) <= SHORT
        else piece
        for piece in pieces
    ]
