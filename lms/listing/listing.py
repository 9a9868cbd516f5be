"""One list: which rows, in which columns, searched, filtered, sorted, in pages and as a file.

A list is declared once; its page (lms.listing.views.ListMixin) and its export (ExportView) read the same
address, so that a file holds what the page shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters

ROWS_ON_A_PAGE = 50
SHOW, SORT, PAGE = "show", "sort", "page"


@dataclass(frozen=True)
class ShownChip:
    key: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Heading:
    """The head of a column: `sort_by` is what its link asks for, "" without one; `sorted` is ARIA's word."""

    label: str
    css: str
    sort_by: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class ShownRow:
    head: Cell
    cells: list[tuple[Column, Cell]]


class Listing:
    """Declared by its parts. Two queries for a page, one for all chips, and what the columns prefetch."""

    #: What the audit and a file call it.
    key: str = ""
    caption: str | Promise = ""
    #: Said when it has no row at all, and when no row is found.
    empty: str | Promise = _("There is nothing here yet.")
    nothing_found: str | Promise = _("Nothing fits. Search for fewer words, or show everything.")
    filters: type[ListFilters] | None = None
    default_sort: str = ""
    rows_on_a_page = ROWS_ON_A_PAGE
    #: The address that gives the list as a file ("" for none), guarded like the list and with "recent".
    export_url: str = ""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.asked = request.GET

    def columns(self) -> list[Column]:
        raise NotImplementedError

    def queryset(self) -> QuerySet[Any]:
        """Everything whoever asks may see, with what the conditions of chips and filters name."""
        raise NotImplementedError

    def chips(self) -> list[Chip]:
        return []

    def chip_for(self, key: str) -> Chip | None:
        return next((chip for chip in self.own_chips if chip.key == key), None)

    def prepared(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """What the columns need besides, for the rows of a page only."""
        return rows

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def own_columns(self) -> list[Column]:
        return self.columns()

    @cached_property
    def own_chips(self) -> list[Chip]:
        return self.chips()

    @cached_property
    def everything(self) -> QuerySet[Any]:
        return self.queryset()

    @cached_property
    def filter_set(self) -> ListFilters | None:
        return (
            self.filters(self.asked, queryset=self.everything, request=self.request) if self.filters else None
        )

    @property
    def form(self) -> Any:
        return self.filter_set.form if self.filter_set is not None else None

    @cached_property
    def shown_chip(self) -> Chip | None:
        return self.chip_for(self.asked.get(SHOW, ""))

    @cached_property
    def found(self) -> QuerySet[Any]:
        rows = self.filter_set.qs if self.filter_set is not None else self.everything
        chip = self.shown_chip
        return rows.filter(chip.condition) if chip and chip.condition is not None else rows

    @cached_property
    def sort(self) -> str:
        """The key of a column that can be sorted by, with "-" for falling."""
        asked = self.asked.get(SORT, "")
        known = {column.key for column in self.own_columns if column.sort}
        return asked if asked.removeprefix("-") in known else self.default_sort

    @property
    def in_order(self) -> QuerySet[Any]:
        column = next((one for one in self.own_columns if one.key == self.sort.removeprefix("-")), None)
        if column is None:
            return self.found
        falling = self.sort.startswith("-")
        return self.found.order_by(*(f"-{name}" if falling else name for name in column.sort), "pk")

    @cached_property
    def page(self) -> Page:
        paginator = Paginator(self.prepared(self.in_order), self.rows_on_a_page)
        return paginator.get_page(self.asked.get(PAGE))

    @cached_property
    def rows(self) -> list[ShownRow]:
        return [
            ShownRow(
                self.own_columns[0].cell(row), [(column, column.cell(row)) for column in self.own_columns[1:]]
            )
            for row in self.page.object_list
        ]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each chip has, of everything whoever asks may see: one query."""
        known = {chip.key: chip.count for chip in self.own_chips if chip.count is not None}
        asked = [chip for chip in self.own_chips if chip.count is None]
        names = {f"chip_{number}": chip for number, chip in enumerate(asked)}
        if not names:
            return known
        told = self.everything.order_by().aggregate(
            **{
                name: Count("pk", filter=Q() if chip.condition is None else chip.condition)
                for name, chip in names.items()
            }
        )
        return known | {chip.key: told[name] for name, chip in names.items()}

    @cached_property
    def shown_chips(self) -> list[ShownChip]:
        current = self.shown_chip.key if self.shown_chip else ""
        return [
            ShownChip(chip.key, str(chip.label), self.counts[chip.key], chip.key == current)
            for chip in self.own_chips
        ]

    @property
    def is_narrowed(self) -> bool:
        """Whether something was asked for besides everything, so that "nothing found" is no "nothing yet"."""
        searched = self.form is not None and any(self.asked.get(name) for name in self.form.fields)
        return searched or bool(self.shown_chip and self.shown_chip.key)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the address says besides the filters: kept when somebody searches."""
        return [(name, self.asked[name]) for name in (SHOW, SORT) if self.asked.get(name)]

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.own_columns]

    def _heading(self, column: Column) -> Heading:
        if not column.sort:
            return Heading(str(column.label), column.css)
        if self.sort == column.key:
            return Heading(str(column.label), column.css, f"-{column.key}", "ascending")
        falling = self.sort == f"-{column.key}"
        return Heading(str(column.label), column.css, column.key, "descending" if falling else "")

    # ── as a file ──────────────────────────────────────────────────────────────────────────────────────

    def exported(self) -> Iterator[list[object]]:
        """All rows that are found, in the order of the page."""
        for row in self.prepared(self.in_order):
            yield [column.exported(row) for column in self.own_columns]
