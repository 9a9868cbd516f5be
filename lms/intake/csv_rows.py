"""Tables from outside as rows of text, and tables for outside that no spreadsheet takes for a program."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.intake.refusals import FilePosition

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 300
MOST_CELLS = 1_000_000
#: In one line, also inside of quotation marks: a row is taken apart as a whole.
MOST_SEPARATORS = 50_000
LONGEST_CELL = 20_000
SEPARATORS = ",;\t|"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
#: So many letters tell in which alphabet a table is written.
TELLING = 200_000
#: What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class TableLimits:
    """How much of a table is read: `bytes`, `rows` under the row of names, `cells` in all."""

    bytes: int = LARGEST_FILE
    rows: int = MOST_ROWS
    cells: int = MOST_CELLS


TABLE = TableLimits()


@dataclass(frozen=True)
class Row:
    """`number` is the row as a spreadsheet counts it, the row of names being 1."""

    number: int
    cells: dict[str, str]


def read_rows(
    file: IO[bytes],
    *,
    columns: Sequence[str],
    name: str = "",
    limits: TableLimits = TABLE,
    as_they_stand: bool = False,
) -> list[Row]:
    """Every row, with the named `columns` and whatever else there is. `as_they_stand`: with the space around
    what stands in a cell.

    All of it or IntakeProblem: half a table is no table.
    """
    text = _decoded(file.read(limits.bytes + 1), name, limits)
    separator = _separator(text)
    if any(line.count(separator) > MOST_SEPARATORS for line in io.StringIO(text, newline="")):
        raise IntakeProblem("file.too_much", place=FilePosition(file=name))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = _numbered(reader, name, limits)
    try:
        number, header = next(rows)
    except StopIteration:
        raise IntakeProblem("table.no_columns", place=FilePosition(file=name)) from None
    names = _column_names(header, number, columns, name)
    found = [_row(number, names, cells, name) for number, cells in rows]
    return found if as_they_stand else [_without_space(row) for row in found]


def named_rows(rows: Iterable[tuple[int, list[str]]], *, name: str = "") -> list[Row]:
    """Rows of a sheet that were read already, by the names in the first. One with fewer cells has empty ones
    at its end; a column without a name may hold nothing.
    """
    found = iter(rows)
    try:
        number, header = next(found)
    except StopIteration:
        raise IntakeProblem("table.no_columns", place=FilePosition(file=name)) from None
    while header and not header[-1].strip():
        header = header[:-1]
    names = _column_names(header, number, (), name)
    return [
        _without_space(_row(at, names, [*cells[: len(names)], *[""] * (len(names) - len(cells))], name))
        for at, cells in found
    ]


def _decoded(data: bytes, name: str, limits: TableLimits) -> str:
    """UTF-8 or UTF-16 by their marks, UTF-8 without one, or what old spreadsheets of Cyrillic countries
    write.
    """
    place = FilePosition(file=name)
    if not data.strip():
        raise IntakeProblem("file.empty", place=place)
    if len(data) > limits.bytes:
        raise IntakeProblem("file.too_large", place=place, limit=megabytes(limits.bytes))
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        if b"\0" in data:
            raise IntakeProblem("table.control", place=place)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    return _old_cyrillic(data, place)


def _old_cyrillic(data: bytes, place: FilePosition) -> str:
    """Nearly any bytes can be read as windows-1251: it is believed only when what is not ASCII reads as
    Cyrillic.
    """
    try:
        text = data.decode("cp1251")
    except UnicodeDecodeError:
        raise IntakeProblem("table.encoding", place=place) from None
    telling = text[:TELLING]
    letters = [character for character in telling if character.isalpha() and not character.isascii()]
    foreign = [character for character in telling if not character.isascii()]
    if not letters or sum("А" <= letter <= "я" or letter in "ЁёЄєІіЇїҐґЎў" for letter in letters) < 0.9 * len(
        foreign
    ):
        raise IntakeProblem("table.encoding", place=place)
    return text


def _separator(text: str) -> str:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(SEPARATORS, key=lambda mark: (first.count(mark), -SEPARATORS.index(mark)))


def _numbered(reader: Iterator[list[str]], name: str, most: TableLimits) -> Iterator[tuple[int, list[str]]]:
    number = taken = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            key = "table.cell_too_long" if "field larger" in str(problem) else "table.quotes"
            limits = {"limit": LONGEST_CELL} if key == "table.cell_too_long" else {}
            raise IntakeProblem(key, place=FilePosition(file=name, row=number), **limits) from None
        if number > most.rows + 1:
            raise IntakeProblem("table.too_many_rows", place=FilePosition(file=name), limit=most.rows)
        taken += len(cells)
        if len(cells) > MOST_COLUMNS or taken > most.cells:
            raise IntakeProblem("file.too_much", place=FilePosition(file=name, row=number))
        if any(cell.strip() for cell in cells):
            yield number, cells


def _column_names(header: list[str], number: int, columns: Sequence[str], name: str) -> list[str]:
    names = [cell.strip().casefold() for cell in header]
    place = FilePosition(file=name, row=number)
    known: set[str] = set()
    for column in names:
        if not column or _has_control(column):
            raise IntakeProblem("table.no_columns", place=place)
        if column in known:
            raise IntakeProblem("table.column_twice", place=FilePosition(file=name, row=number, field=column))
        known.add(column)
    for column in columns:
        if column.casefold() not in known:
            raise IntakeProblem("table.missing_column", place=FilePosition(file=name, field=column))
    return names


def _row(number: int, names: list[str], cells: list[str], name: str) -> Row:
    if len(cells) != len(names):
        raise IntakeProblem("table.ragged", place=FilePosition(file=name, row=number))
    for column, cell in zip(names, cells, strict=True):
        place = FilePosition(file=name, row=number, field=column)
        if len(cell) > LONGEST_CELL:
            raise IntakeProblem("table.cell_too_long", place=place, limit=LONGEST_CELL)
        if _has_control(cell):
            raise IntakeProblem("table.control", place=place)
    return Row(number, dict(zip(names, cells, strict=True)))


def _without_space(row: Row) -> Row:
    return Row(row.number, {column: cell.strip() for column, cell in row.cells.items()})


def _has_control(cell: str) -> bool:
    return CONTROL.search(cell) is not None


def inert(cell: object) -> str:
    """A cell for outside: text that would begin a formula gets an apostrophe, which spreadsheets show as
    text.
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) or text.startswith(FORMULA) else text


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV every spreadsheet opens: UTF-8 with a mark, every cell quoted and inert."""
    return codecs.BOM_UTF8 + more_rows([columns, *rows])


def more_rows(rows: Iterable[Sequence[object]]) -> bytes:
    """What follows in a table that `write_rows` began."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return written.getvalue().encode()
