"""One list: which rows, in which columns, searched, filtered, sorted, in pages and as a file.

A list is declared once; its page (lms.listing.views.ListMixin) and its export (ExportView) read the same
address, so that a file holds what the page shows.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.core import written
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.paging import Counted, Keys, WhenFiltered
from lms.listing.remembered import Remembered

ROWS_ON_A_PAGE = 50
#: A list of so many rows is read whole: its page, its chips and what stands beside it are told by one query.
FEW = 200
#: So many rows are fetched at a time for a file.
ROWS_AT_A_TIME = 500
#: A file holds so many rows at most: it is made while somebody waits, and whole. A longer list is narrowed
#: first.
MOST_ROWS_IN_A_FILE = 10_000
#: So many chips stand above a list before a link leads to all.
CHIPS_SHOWN = 16
SHOW, SORT, PAGE, CHIPS = "show", "sort", "page", "chips"


@dataclass(frozen=True)
class ShownChip:
    key: str
    label: str
    count: int
    is_current: bool
    url: str


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
    """Declared by its parts. The page that is shown is what costs, not the list.

    Of few rows: all of them, and what the columns prefetch. Of many: which stand on the page, those rows,
    what the columns prefetch, and once in a while a query that counts for all chips.
    """

    #: What the audit and a file call it.
    key: str = ""
    caption: str | Promise = ""
    #: Said when it has no row at all, and when no row is found.
    empty: str | Promise = _("There is nothing here yet.")
    nothing_found: str | Promise = _("Nothing matches. Search for fewer words, or show everything.")
    filters: type[ListFilters] | None = None
    #: Saves putting the whole query together where only the form of the filters is shown.
    rows_are: type[Model] | None = None
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

    def chips(self, most: int | None = None) -> list[Chip]:
        """No more than `most` of a kind are wanted; None: all."""
        return []

    def chip_for(self, key: str) -> Chip | None:
        return next((chip for chip in self.own_chips if chip.key == key), None)

    def prefetches(self) -> list[str | Prefetch]:
        """What the columns need besides, for the rows of a page only."""
        return []

    def complete(self, rows: list[Any]) -> None:
        """Reads what the columns need besides, for these rows: as many queries for one as for many."""
        prefetch_related_objects(rows, *self.prefetches())

    @property
    def export_address(self) -> str:
        """Where its file is asked for; a list whose address has arguments says it itself."""
        return reverse(self.export_url) if self.export_url else ""

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def own_columns(self) -> list[Column]:
        return self.columns()

    @cached_property
    def own_chips(self) -> list[Chip]:
        return self.chips(None if self.shows_all_chips else CHIPS_SHOWN + 1)

    @property
    def shows_all_chips(self) -> bool:
        return self.asked.get(CHIPS) == "all"

    @cached_property
    def has_more_chips(self) -> bool:
        """Whether a link leads to all of them."""
        return not self.shows_all_chips and len(self.own_chips) > CHIPS_SHOWN

    @cached_property
    def everything(self) -> QuerySet[Any]:
        return self.queryset()

    @cached_property
    def filter_set(self) -> ListFilters | None:
        return (
            self.filters(self.asked, queryset=WhenFiltered(self), request=self.request)
            if self.filters
            else None
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
        return chip.of(rows) if chip else rows

    @cached_property
    def sort(self) -> str:
        """The key of a column that can be sorted by, with "-" for falling."""
        asked = self.asked.get(SORT, "")
        known = {column.key for column in self.own_columns if column.sort}
        return asked if asked.removeprefix("-") in known else self.default_sort

    @property
    def in_order(self) -> QuerySet[Any]:
        return self.ordered(self.found)

    def ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        column = next((one for one in self.own_columns if one.key == self.sort.removeprefix("-")), None)
        if column is None:
            return rows
        falling = self.sort.startswith("-")
        return rows.order_by(*(f"-{name}" if falling else name for name in column.sort), "pk")

    @cached_property
    def whole(self) -> list[Any] | None:
        """Every row there is, in order, where they are few; None where they are many."""
        if self.remembered.is_long:
            return None
        rows = self.first_rows(FEW + 1)
        if len(rows) <= FEW:
            return rows
        self.remembered.it_is_long()
        return None

    def first_rows(self, most: int) -> list[Any]:
        """Of everything, in order."""
        return list(self.ordered(self.everything)[:most])

    def _read(self, keys: list[Any]) -> list[Any]:
        """The rows of these keys, in their order."""
        found = {row.pk: row for row in self.rows_of(keys)} if keys else {}
        return [found[key] for key in keys if key in found]

    def rows_of(self, keys: list[Any]) -> list[Any]:
        """Of everything, those with these keys, in any order."""
        return list(self.everything.order_by().filter(pk__in=keys))

    @cached_property
    def page(self) -> Page:
        if self.whole is not None:
            page = Paginator(self._whole_found(self.whole), self.rows_on_a_page).get_page(
                self.asked.get(PAGE)
            )
        else:
            page = Counted(Keys(self), self.rows_on_a_page, self._how_many).get_page(self.asked.get(PAGE))
            page.object_list = self._read(page.object_list)
        self.complete(page.object_list)
        return page

    def keys_in_order(self, first: int, last: int) -> list[Any]:
        """Of what is found, from one place to before another."""
        return list(self.in_order.values_list("pk", flat=True)[first:last])

    def _whole_found(self, rows: list[Any]) -> list[Any]:
        chip = self.shown_chip
        if not self.is_searched and (chip is None or chip.is_told_by_rows):
            return [row for row in rows if chip is None or chip.holds(row)]
        keys = set(self.found.order_by().values_list("pk", flat=True))
        return [row for row in rows if row.pk in keys]

    def _how_many(self) -> int:
        if self.is_searched:
            return self.found.count()
        key = self.shown_chip.key if self.shown_chip else ""
        return self.counts[key] if key in self.counts else self.found.count()

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
        """How many rows each chip has, of everything whoever asks may see."""
        known = {chip.key: chip.count for chip in self.own_chips if chip.count is not None}
        asked = [chip for chip in self.own_chips if chip.count is None]
        if not asked:
            return known
        rows = self.whole
        if rows is None:
            return self.once_in_a_while("counts", lambda: self._counted(asked)) | known
        if all(chip.is_told_by_rows for chip in asked):
            return known | {chip.key: sum(map(chip.holds, rows)) for chip in asked}
        return known | self._counted(asked)

    def to_count(self) -> QuerySet[Any]:
        """Everything, as it is best asked for when every row is looked at."""
        return self.everything

    def _counted(self, asked: list[Chip]) -> dict[str, int]:
        names = {f"chip_{number}": chip for number, chip in enumerate(asked)}
        told = (
            self.to_count()
            .order_by()
            .aggregate(
                **{name: Count("pk", filter=chip.asked_of_the_database) for name, chip in names.items()}
            )
        )
        return {chip.key: told[name] for name, chip in names.items()}

    # ── what is kept of a long list ────────────────────────────────────────────────────────────────────

    @property
    def _kept_under(self) -> str:
        """For whoever asks; a list whose address has arguments adds them."""
        reader = getattr(self.request, "user", None)
        return f"lms-listing:{self.key}:{reader and reader.pk}"

    @cached_property
    def remembered(self) -> Remembered:
        return Remembered(self._kept_under)

    @property
    def counted(self) -> datetime.datetime | None:
        """When the rows of a long list were counted; None of a short one, which is counted now."""
        return self.remembered.since

    def once_in_a_while(self, name: str, make: Callable[[], Any]) -> Any:
        """Something about all rows of a long list, made at most once a minute."""
        return self.remembered.once(name, make)

    @cached_property
    def shown_chips(self) -> list[ShownChip]:
        current = self.shown_chip.key if self.shown_chip else ""
        return [
            ShownChip(
                chip.key,
                str(chip.label),
                self.counts[chip.key],
                chip.key == current,
                self.address(**{SHOW: chip.key}),
            )
            for chip in (self.own_chips[:CHIPS_SHOWN] if self.has_more_chips else self.own_chips)
        ]

    @property
    def is_narrowed(self) -> bool:
        """Whether something was asked for besides everything, so that "nothing found" is no "nothing yet"."""
        return self.is_searched or bool(self.shown_chip and self.shown_chip.key)

    @cached_property
    def is_searched(self) -> bool:
        return self.form is not None and any(self.asked.get(name) for name in self.form.fields)

    def address(self, **changed: str) -> str:
        """This list with something else asked, or no more where it is "", from its first page on."""
        gone = {PAGE, *changed}
        kept = [(name, value) for name, values in self.asked.lists() if name not in gone for value in values]
        return f"?{urlencode([*kept, *((name, value) for name, value in changed.items() if value)])}"

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

    @property
    def is_too_long_for_a_file(self) -> bool:
        return self.page.paginator.count > MOST_ROWS_IN_A_FILE

    @property
    def too_long_for_a_file(self) -> str:
        """What to do about it, in words."""
        return _(
            "A file holds %(most)s rows at most, so that nothing is cut off. Search, or show a part of the "
            "list, and download that."
        ) % {"most": written.number(MOST_ROWS_IN_A_FILE)}

    def exported(self) -> Iterator[list[object]]:
        """All rows that are found, in the order of the page."""
        for rows in _some_at_a_time(self.in_order.iterator(chunk_size=ROWS_AT_A_TIME)):
            self.complete(rows)
            for row in rows:
                yield [column.exported(row) for column in self.own_columns]


def _some_at_a_time(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, ROWS_AT_A_TIME)):
        yield some
