"""What stands in a list: columns, and the cells they make of a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True)
class Cell:
    """One thing said of one row.

    `drawing` is safe HTML that only repeats the words; `tone` is "", "attention", "done" or "quiet" and is
    never said by colour alone: the words, or `icon`, say it too. `is_name`: it stands in its own direction.
    """

    words: str = ""
    url: str = ""
    icon: str = ""
    tone: str = ""
    drawing: str = ""
    is_name: bool = False


@dataclass(frozen=True)
class Column:
    """`sort` are the fields its order goes by, rising; () when the list cannot be sorted by it.

    `export` gives what a spreadsheet gets; without it the words. `export_label` is its title there, where
    what it gets is another thing: a day instead of how long ago. `css` is one more class of its cells. The
    first column of a list heads its rows.
    """

    key: str
    label: str | Promise
    cell: Callable[[Any], Cell]
    sort: tuple[str, ...] = ()
    css: str = ""
    export: Callable[[Any], object] | None = None
    export_label: str | Promise = ""

    @property
    def label_in_file(self) -> str:
        return str(self.export_label or self.label)

    def exported(self, row: Any) -> object:
        return self.export(row) if self.export else self.cell(row).words


@dataclass(frozen=True)
class Chip:
    """A ready-made question above a list. `key` is "" for all.

    It asks `any_of` annotations of the list's own query, each true or false of a row, or a `condition` that
    only the database can answer (a Q, or what makes an expression when it is asked); neither is everything.
    `count` is how many rows there are, where that is
    known without asking.
    """

    key: str
    label: str | Promise
    condition: Any = None
    count: int | None = None
    any_of: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.any_of:
            asked = Q(*((name, True) for name in self.any_of), _connector=Q.OR)
            object.__setattr__(self, "condition", asked)

    @property
    def is_told_by_rows(self) -> bool:
        """Whether a row that has been read says if it belongs here."""
        return bool(self.any_of) or self.condition is None

    def of(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows if self.condition is None else rows.filter(self.asked_of_the_database)

    @property
    def asked_of_the_database(self) -> Any:
        return self.condition() if callable(self.condition) else self.condition or Q()

    def holds(self, row: Any) -> bool:
        return not self.any_of or any(getattr(row, name) for name in self.any_of)
