"""What stands in a list: columns, and the cells they make of a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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

    `export` gives what a spreadsheet gets; without it the words. `css` is one more class of its cells. The
    first column of a list heads its rows.
    """

    key: str
    label: str | Promise
    cell: Callable[[Any], Cell]
    sort: tuple[str, ...] = ()
    css: str = ""
    export: Callable[[Any], object] | None = None

    def exported(self, row: Any) -> object:
        return self.export(row) if self.export else self.cell(row).words


@dataclass(frozen=True)
class Chip:
    """A ready-made question above a list. `key` is "" for all.

    `condition` is a Q, or another condition, of the list's own query; `count` how many rows there are, where
    that is known without asking.
    """

    key: str
    label: str | Promise
    condition: Any = None
    count: int | None = None
