"""A Word file as the draft of a lesson: a screen for each heading, each piece the block that shows it best.

Nothing is lost without a word: what stays behind, and what became something else, is named with its screen.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.interchange.records import Level
from courses.interchange.word import pieces as of
from courses.interchange.word.pieces import Piece
from lms.blocks.pictures import is_file_name
from lms.intake.problems import MESSAGES
from lms.intake.word_facts import MOST_PICTURES, TOO_MANY
from lms.intake.word_files import WordText

LONGEST_TITLE, LONGEST_HEADING, LONGEST_POINT, LONGEST_CAPTION, LONGEST_SUMMARY = 255, 120, 200, 160, 400
#: Of the cells of a table, column by column (lms.blocks.content.RowBlock).
CELLS = (120, 160, 160)
COLUMN_NAMES = 60
#: About a minute and a half for somebody who reads in a language she is learning.
LONG_SCREEN = 120
READ_A_MINUTE = 80
#: What programs write by themselves instead of words for a picture.
BY_ITSELF = ("automatically", "automaticamente", "automáticamente", "generat", "αυτόματα", "automatique")


@dataclass(frozen=True, slots=True)
class Problem:
    """`screen` counts from 1; 0 is the whole file."""

    level: Level
    screen: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """`blocks` are stored blocks; a picture in them is its number in the file."""

    id: str
    title: str
    blocks: list[dict[str, Any]]
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonDraft:
    title: str
    summary: str
    screens: list[Screen]
    problems: list[Problem] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        return max(1, round(sum(screen.words for screen in self.screens) / READ_A_MINUTE))


def draft_of(text: WordText, *, name: str) -> LessonDraft:
    """`name` is the file's, for a lesson that has no other."""
    found, problems = of.pieces_of(text.html), [*_left_behind(text)]
    if not any(isinstance(piece, of.Heading) and piece.level for piece in found):
        found = of.bold_lines_as_headings(found)
        problems.append(Problem(Level.NOTE, 0, _no_headings(found)))
    title, found = _titled(found)
    summary = next((piece.words for piece in found if isinstance(piece, of.Subtitle)), "")
    if len(summary) > LONGEST_SUMMARY:
        summary = ""
    found = [
        _as_words(piece) if isinstance(piece, of.Subtitle) else piece
        for piece in found
        if not (isinstance(piece, of.Subtitle) and piece.words == summary)
    ]
    screens: list[Screen] = []
    for heading, inside in _parted(found):
        making = _Making(text, len(screens) + 1, heading)
        blocks = [*making.blocks(inside)]
        if blocks:
            problems += making.problems
            screens.append(
                Screen(id=str(uuid.uuid4()), title=heading, blocks=blocks, words=_count(heading, inside))
            )
            problems += _too_long(len(screens), screens[-1])
    if not screens:
        problems.append(Problem(Level.REFUSED, 0, _("There is nothing to read in this file.")))
    return LessonDraft(
        title=(title or _from_name(name))[:LONGEST_TITLE], summary=summary, screens=screens, problems=problems
    )


def _no_headings(found: list[Piece]) -> str:
    if any(isinstance(piece, of.Heading) for piece in found):
        return _("The file has no headings. A screen begins at each line that is all in bold.")
    return _(
        "The file has no headings, so all of it is on one screen, or on one for each page. Give it headings"
        " in Word and choose it again, or cut it in the editor."
    )


def _titled(found: list[Piece]) -> tuple[str, list[Piece]]:
    """The title, and the rest: what says so itself, or the one heading that stands above all others."""
    headings = [piece for piece in found if isinstance(piece, of.Heading)]
    first = next(iter(headings), None)
    titles = [piece for piece in headings if piece.level == 0]
    if not titles and first is not None and len(headings) > 1:
        levels = [piece.level for piece in headings]
        begins = next((piece for piece in found if not isinstance(piece, of.Break)), None)
        if levels.count(min(levels)) == 1 and first.level == min(levels) and begins is first:
            titles = [first]
    if not titles:
        return "", found
    return titles[0].words, [piece for piece in found if piece is not titles[0]]


def _parted(found: list[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    """(heading, what stands below it) of each screen."""
    levels = [piece.level for piece in found if isinstance(piece, of.Heading)]
    top = min(levels, default=1)
    heading, inside = "", list[Piece]()
    for piece in found:
        begins = isinstance(piece, of.Heading) and piece.level == top
        if begins or isinstance(piece, of.Break):
            if heading or inside:
                yield heading, inside
            heading, inside = (piece.words if isinstance(piece, of.Heading) else ""), []
        else:
            inside.append(piece)
    if heading or inside:
        yield heading, inside


def _from_name(name: str) -> str:
    return " ".join(name.rpartition(".")[0].replace("_", " ").split()) or _("Lesson")


def _as_words(piece: Any) -> of.Words:
    return of.Words(f"<p>{escape(piece.words, quote=False)}</p>", piece.words)


def _count(heading: str, inside: list[Piece]) -> int:
    said = [heading]
    for piece in inside:
        if isinstance(piece, of.Table):
            said += [cell for row in piece.rows for cell in row]
        elif isinstance(piece, of.Points):
            said += piece.plain or [piece.html]
        else:
            said.append(getattr(piece, "words", "") if not isinstance(piece, of.Picture) else "")
    return sum(len(words.split()) for words in said)


def _too_long(number: int, screen: Screen) -> Iterator[Problem]:
    if screen.words > LONG_SCREEN:
        words = ngettext(
            "It has %(count)d word. That is long for one screen: cut it in two.",
            "It has %(count)d words. That is long for one screen: cut it in two.",
            screen.words,
        )
        yield Problem(Level.NOTE, number, words % {"count": screen.words})


def _left_behind(text: WordText) -> Iterator[Problem]:
    """What is neither words nor a picture, and what somebody wrote beside them."""
    words = {
        "formula": _("Formulas stay behind. Write them in words, or bring them as pictures."),
        "chart": _("Charts and diagrams stay behind. Save them as pictures and choose those."),
        "object": _("Files inside the file stay behind."),
        "footnote": _("Notes at the foot of a page stay behind."),
        "comment": _("Comments stay behind."),
        "change": _("Somebody marked changes: what was added comes along, what was crossed out does not."),
    }
    for kind, said in words.items():
        if text.left.get(kind):
            is_lost = kind not in {"comment", "change"}
            yield Problem(Level.LEFT_OUT if is_lost else Level.NOTE, 0, said)


class _Making:
    """One screen. `problems` are those of the pieces it has read."""

    def __init__(self, text: WordText, number: int, heading: str) -> None:
        self.problems: list[Problem] = []
        self._text, self._number, self._heading = text, number, heading
        #: Words that wait for more: (html, words). The heading stands before them until a block takes it.
        self._waiting: list[tuple[str, str]] = []
        self._is_headed = not heading

    def blocks(self, inside: list[Piece]) -> Iterator[dict[str, Any]]:
        for piece in inside:
            made = self._block(piece)
            if made is not None:
                yield from self._words()
                yield made
        yield from self._words()

    def _block(self, piece: Piece) -> dict[str, Any] | None:
        if isinstance(piece, of.Picture):
            return self._picture(piece)
        if isinstance(piece, of.Points):
            return self._points(piece)
        if isinstance(piece, of.Table):
            return self._table(piece)
        if isinstance(piece, of.Quote):
            return self._note(piece.html)
        if isinstance(piece, of.Heading):
            self._waiting.append((f"<h3>{escape(piece.words, quote=False)}</h3>", piece.words))
        elif isinstance(piece, of.Words):
            self._waiting.append((piece.html, piece.words))
        return None

    def _words(self) -> Iterator[dict[str, Any]]:
        waiting, self._waiting = self._waiting, []
        head = "" if self._is_headed else f"<h3>{escape(self._heading, quote=False)}</h3>"
        self._is_headed = True
        html = head + "".join(part for part, _words in waiting)
        if html:
            yield _stored("text", {"text": html, "audio": None})

    def _take_heading(self) -> str:
        """For a block that has one of its own: the line that leads to it, or the screen's."""
        if self._waiting:
            html, words = self._waiting[-1]
            if len(words) <= LONGEST_HEADING and (html.startswith("<h3>") or words.endswith(":")):
                self._waiting.pop()
                return words.rstrip(":")
            return ""
        if not self._is_headed and len(self._heading) <= LONGEST_HEADING:
            self._is_headed = True
            return self._heading
        return ""

    def _points(self, piece: of.Points) -> dict[str, Any] | None:
        """Steps and checklists where they have a heading and short points, else a list among the words."""
        name = "checklist" if piece.is_ticked else "steps" if piece.is_ordered else ""
        fits = len(piece.plain) > 1 and all(len(point) <= LONGEST_POINT for point in piece.plain)
        heading = self._take_heading() if name and fits else ""
        if piece.is_ticked and fits and not heading and len(self._heading) <= LONGEST_HEADING:
            heading = self._heading  # once more: boxes among the words could not be ticked
        if heading:
            rows = "points" if piece.is_ticked else "steps"
            return _stored(name, {"heading": heading, rows: [_item(point) for point in piece.plain]})
        points = "".join(f"<li>{escape(point, quote=False)}</li>" for point in piece.plain)
        html = piece.html or f"<ul>{points}</ul>"
        self._waiting.append((html, ""))
        return None

    def _table(self, piece: of.Table) -> dict[str, Any] | None:
        columns = max(map(len, piece.rows))
        if piece.html:
            return self._note(piece.html)
        head, rows = (piece.rows[0], piece.rows[1:]) if piece.has_head else ([], piece.rows)
        if 2 <= columns <= len(CELLS) and rows and _fits(head, rows):
            named = dict(zip(("first", "second", "third"), [*head, "", "", ""], strict=False))
            made = [dict(zip(("first", "second", "third"), [*row, "", "", ""], strict=False)) for row in rows]
            heading = self._take_heading()
            return _stored(
                "table", {"heading": heading, "columns": named, "rows": [_item(row) for row in made]}
            )
        if columns > 1:
            self._tell(
                Level.NOTE,
                ngettext(
                    "A table of %(count)d column does not fit a phone. It comes as a list.",
                    "A table of %(count)d columns does not fit a phone. It comes as a list.",
                    columns,
                )
                % {"count": columns}
                if columns > len(CELLS)
                else _("A table has more words in a cell than a phone shows. It comes as a list."),
            )
        self._waiting += [(_as_list(head, row), "") for row in rows or piece.rows]
        return None

    def _note(self, html: str) -> dict[str, Any]:
        return _stored("callout", {"tone": "note", "title": "", "text": html, "audio": None})

    def _picture(self, piece: of.Picture) -> dict[str, Any] | None:
        found = self._text.pictures[piece.number] if piece.number < len(self._text.pictures) else None
        if found is None or found.problem:
            self._tell(Level.LEFT_OUT, _why_left(found.problem if found else "file.missing"))
            return None
        caption = piece.caption if len(piece.caption) <= LONGEST_CAPTION else ""
        if piece.caption and not caption:
            self._waiting.append((f"<p>{escape(piece.caption, quote=False)}</p>", piece.caption))
        picture = {"image": piece.number, "alt_text": said_of(found.words), "decorative": False}
        return _stored("picture", {"picture": picture, "caption": caption})

    def _tell(self, level: Level, message: str) -> None:
        self.problems.append(Problem(level, self._number, message))


def said_of(words: str) -> str:
    """What somebody wrote of a picture; "" for what a program wrote."""
    said = " ".join(words.split())[:250]
    by_itself = any(sign in said.casefold() for sign in BY_ITSELF)
    return "" if by_itself or is_file_name(said) else said


def _why_left(problem: str) -> str:
    if problem == TOO_MANY:
        words = _("A picture is left out: at most %(count)d come along from one file.")
        return words % {"count": MOST_PICTURES}
    what = MESSAGES[problem][0] if problem in MESSAGES else MESSAGES["file.broken"][0]
    return _("A picture is left out. %(why)s Save it as JPEG or PNG and choose it in the editor.") % {
        "why": what
    }


def _fits(head: list[str], rows: list[list[str]]) -> bool:
    short = all(len(name) <= COLUMN_NAMES for name in head)
    cells = all(len(cell) <= most for row in rows for cell, most in zip(row, CELLS, strict=False))
    return short and cells and all(len(row) > 1 and row[0] and row[1] for row in rows)


def _as_list(head: list[str], row: list[str]) -> str:
    """A row of a table in words: its first cell, then what the others say, each with its column."""
    first, *others = row
    named = [*head[1:], *[""] * len(others)]
    said = [f"{name}: {cell}" if name else cell for name, cell in zip(named, others, strict=False) if cell]
    points = "".join(f"<li>{escape(each, quote=False)}</li>" for each in said)
    return f"<p><b>{escape(first, quote=False)}</b></p>" + (f"<ul>{points}</ul>" if points else "")


def _stored(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _item(value: Any) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}
