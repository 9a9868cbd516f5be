"""Wagtail's lists as CSV: no cell begins a formula (its XLSX writes formulas as text already).

Every export of Wagtail's, and of apps that build on it, passes through one mixin.
"""

from functools import wraps
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from lms.intake.csv_rows import inert


def make_exports_inert() -> None:
    preprocess = SpreadsheetExportMixin.preprocess_field_value

    @wraps(preprocess)
    def inert_in_csv(self: Any, field: str, value: Any, export_format: str) -> Any:
        cell = preprocess(self, field, value, export_format)
        is_text = export_format == self.FORMAT_CSV and not isinstance(cell, (int, float))
        return inert(cell) if is_text and cell is not None else cell

    SpreadsheetExportMixin.preprocess_field_value = inert_in_csv
