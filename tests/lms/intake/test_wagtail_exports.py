"""S27: what Wagtail's lists give a spreadsheet is text, never a formula."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.urls import get_resolver
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.log_actions import log

from lms.intake.csv_rows import FORMULA
from lms.safety.access.policy import routes
from tests.factories.courses import course_page
from tests.factories.people import PASSWORD

FORMULAS = [f"{sign}cmd|' /C calc'!A0" for sign in FORMULA] + ["  =1+1", "\u00a0@SUM(1)"]


@pytest.fixture
def root(faces, enter):
    return enter(
        get_user_model().objects.create_superuser(
            "=root()", password=PASSWORD, first_name="+1", last_name="-2"
        )
    )


def exporting_addresses() -> list[str]:
    """Every address of the editor whose view can write a spreadsheet, but those that need an id."""
    get_resolver("lms.site.urls_skills")
    found = []
    for route, view in routes("lms.site.urls_skills").items():
        exports = issubclass(
            getattr(getattr(view, "__wrapped__", view), "view_class", object), SpreadsheetExportMixin
        )
        if route.startswith("admin/") and exports and "<" not in route:
            found.append(f"/{route}")
    return found


@pytest.mark.parametrize("text", FORMULAS)
def test_s27_a_title_that_would_be_a_formula_is_text(faces, root, text):
    log(action="wagtail.edit", instance=faces.skills, title=text)
    answer = root.get("/admin/reports/site-history/?export=csv")
    cells = [cell for row in csv.reader(io.StringIO(answer.getvalue().decode(), newline="")) for cell in row]
    assert f"'{text}" in cells
    assert [cell for cell in cells if cell.lstrip(" \u00a0").startswith(FORMULA)] == []


def test_s27_no_export_of_the_editor_begins_a_formula(faces, root):
    course_page(faces.skills, "=2+5")
    addresses = exporting_addresses()
    assert len(addresses) > 3
    begun = {}
    for address in addresses:
        answer = root.get(f"{address}?export=csv")
        if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/csv"):
            rows = list(csv.reader(io.StringIO(answer.getvalue().decode())))
            begun[address] = [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    assert {address: cells for address, cells in begun.items() if cells} == {}
    assert len(begun) > 2


def test_s27_the_same_as_a_workbook(faces, root):
    log(action="wagtail.edit", instance=faces.skills, title="=2+5")
    answer = root.get("/admin/reports/site-history/?export=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).active
    assert "=2+5" in {str(cell.value).lstrip("'") for row in sheet.iter_rows() for cell in row}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
