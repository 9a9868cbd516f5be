"""Tables for outside as a workbook: text and numbers, never a formula."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from lms.intake.csv_rows import CONTROL, inert


def write_workbook(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str) -> bytes:
    """An XLSX of one sheet. Numbers stay numbers; everything else is text, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(CONTROL.sub("", title).translate(NOT_IN_A_TITLE)[:31] or "1")
    sheet.freeze_panes = "A2"
    for row in [columns, *rows]:
        sheet.append([_cell(sheet, value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


#: What no sheet may be called.
NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def _cell(sheet: object, value: object) -> WriteOnlyCell:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=CONTROL.sub("", inert(value)))
    cell.data_type = "s"
    return cell
