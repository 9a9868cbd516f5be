"""A report as it is read: on the screen, on paper and in a file the same cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from courses.reports.counting import figures_of
from courses.reports.enums import AGES, SEXES
from courses.reports.models import Report
from lms.contracts.outcomes import outcomes
from lms.core import written
from lms.core.texts import Text

TITLES: dict[str, str | Promise] = {
    "country": gettext_lazy("Women, by country"),
    "course": gettext_lazy("Places taken, by course"),
    "nationality": gettext_lazy("Nationality, as groups counted it"),
    "age": gettext_lazy("Age, as groups counted it"),
    "sex": gettext_lazy("Sex, as groups counted it"),
}
HEADS: dict[str, str | Promise] = {
    "country": gettext_lazy("Country"),
    "course": gettext_lazy("Course"),
    "nationality": gettext_lazy("Nationality"),
    "age": gettext_lazy("Age"),
    "sex": gettext_lazy("Sex"),
}
COLUMNS: dict[str, str | Promise] = {
    "learners": pgettext_lazy("how many", "Began"),
    "completed": pgettext_lazy("how many", "Finished a course"),
    "certified": pgettext_lazy("how many", "Got a certificate"),
    "skilled": pgettext_lazy("how many", "Showed a competence"),
    "attended": pgettext_lazy("how many", "Came to sessions"),
    "minutes": pgettext_lazy("how many", "Hours in sessions"),
    "people": pgettext_lazy("how many", "Learners"),
}
HIDDEN = "–"


@dataclass(frozen=True, slots=True)
class Bar:
    """`width` is a share of the longest, in hundredths."""

    label: str
    words: str
    width: int
    y: int


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Numbers are as they are; `words` are the same for people."""

    key: str
    title: str
    head: str
    columns: list[str]
    rows: list[tuple[str, list[int | None]]]
    total: list[int | None]

    @property
    def lines(self) -> list[tuple[str, list[str]]]:
        return [(label, [_said(cell) for cell in cells]) for label, cells in self.rows]

    @property
    def total_line(self) -> list[str]:
        return [_said(cell) for cell in self.total]

    @property
    def bars(self) -> list[Bar]:
        """Of its first column, what is told of it. None of a single row."""
        told = [(label, cells[0]) for label, cells in self.rows if cells and cells[0]]
        most = max((count for _label, count in told), default=0)
        return [
            Bar(str(label), _said(count), max(1, 100 * count // most), 30 * place)
            for place, (label, count) in enumerate(told)
        ]

    @property
    def height(self) -> int:
        return 30 * len(self.bars)


@dataclass(frozen=True, slots=True)
class ShownReport:
    period: str
    is_sent: bool
    tables: list[ShownTable]
    outcomes: list[tuple[str, str]]


def _said(cell: int | None) -> str:
    return HIDDEN if cell is None else written.number(cell)


def period_words(period: str) -> str:
    year, half = period.split("-")
    words = _("January to June %(year)s") if half == "1" else _("July to December %(year)s")
    return words % {"year": year}


def shown(report: Report) -> ShownReport:
    figures = report.figures if report.sent_at else figures_of(report.period)
    return ShownReport(
        period=period_words(report.period),
        is_sent=report.sent_at is not None,
        tables=[_table(table) for table in figures["tables"]],
        outcomes=[
            (str(outcomes[key].label), _tens(tens))
            for key, tens in figures["outcomes"].items()
            if key in outcomes
        ],
    )


def _tens(tens: int | None) -> str:
    return _("fewer than 10") if tens is None else _("%(count)s or more") % {"count": written.number(tens)}


def _table(table: dict[str, Any]) -> ShownTable:
    return ShownTable(
        key=table["key"],
        title=str(TITLES[table["key"]]),
        head=str(HEADS[table["key"]]),
        columns=[str(COLUMNS[name]) for name in table["columns"]],
        rows=[(_label(table["key"], row), row["cells"]) for row in table["rows"]],
        total=table["total"],
    )


def _label(kind: str, row: dict[str, Any]) -> str:
    key, names = row["key"], row["names"]
    if kind == "course":
        language = get_language() or "en"
        found = next((each for each in (language, "en", *names) if each in names), "")
        return Text(names[found], found) if found else HIDDEN
    if kind in {"country", "nationality"}:
        return written.country(key) if key else _("Not said")
    return str(dict([*AGES, *SEXES]).get(key, key))


def rows_of(report: ShownReport) -> Iterator[list[object]]:
    """Every table, one under the other, with a line between."""
    for number, table in enumerate(report.tables):
        if number:
            yield []
        yield [table.title]
        yield [table.head, *table.columns]
        for label, cells in table.rows:
            yield [str(label), *(HIDDEN if cell is None else cell for cell in cells)]
        yield [_("Together"), *(HIDDEN if cell is None else cell for cell in table.total)]
    if report.outcomes:
        yield []
        for label, words in report.outcomes:
            yield [label, words]
