"""Workbooks from outside (XLSX) as rows of text: what stands in the cells of the first sheet, no formula."""

import io
import zipfile
from collections.abc import Iterator
from typing import IO

from openpyxl import load_workbook

from lms.intake.csv_rows import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, named_rows
from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.intake.refusals import FilePosition

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 400
PIECE = 64 * 1024


def read_workbook(file: IO[bytes], *, name: str = "") -> list[Row]:
    """Every row of the first sheet by the names in its first one. All of it, or IntakeProblem."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise IntakeProblem("file.too_large", limit=megabytes(LARGEST))
    try:
        _look_through(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        cells = list(_cells(book, name))
    except IntakeProblem:
        raise
    except Exception:  # whatever openpyxl meets in what is none
        raise IntakeProblem("file.broken", place=FilePosition(file=name)) from None
    return named_rows(cells, name=name)


def _look_through(content: bytes) -> None:
    """Counted while it is unpacked, whatever its list of contents promises."""
    left = LARGEST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if "xl/workbook.xml" not in packed.namelist():
            raise IntakeProblem("file.wrong_kind", kinds="XLSX, CSV")
        if len(packed.namelist()) > MOST_PARTS:
            raise IntakeProblem("archive.too_many_files", limit=MOST_PARTS)
        for entry in packed.infolist():
            with packed.open(entry) as part:
                while piece := part.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        limit = megabytes(LARGEST_UNPACKED)
                        raise IntakeProblem("archive.too_large_unpacked", limit=limit)


def _cells(book: object, name: str) -> Iterator[tuple[int, list[str]]]:
    rows = book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS)  # type: ignore[attr-defined]
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS + 1:
            raise IntakeProblem("table.too_many_rows", place=FilePosition(file=name), limit=MOST_ROWS)
        said = [_said(value) for value in row]
        if any(len(each) > LONGEST_CELL for each in said):
            place = FilePosition(file=name, row=number)
            raise IntakeProblem("table.cell_too_long", place=place, limit=LONGEST_CELL)
        if any(said):
            yield number, said


def _said(value: object) -> str:
    """A whole number is one, also where the sheet keeps it as 3.0; yes and no are what they are called."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
