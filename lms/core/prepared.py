"""A query of the models that is put into SQL once and asked again with other values.

Of a page that is opened often, putting the same query together anew costs more than the database takes to
answer it. What is kept is the statement, and nothing of those it was asked for (decision 16).
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet

#: What stands for a value while the query is made: no id is as high.
STAND_IN = 2**53


@dataclass(frozen=True)
class Statement:
    rows: QuerySet[Any]
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]


class Prepared:
    """`make` gives the rows that are wanted for some ids. It must make the same query whichever they are: no
    id that may be None, no list of them. Where ids are no numbers, the query is made anew each time.
    """

    def __init__(self, make: Callable[..., QuerySet[Any]]) -> None:
        self._make = make
        self._kept: dict[tuple[str, int], Statement | None] = {}

    def rows(self, *ids: int) -> list[Any]:
        """What evaluating the query gives, with what it fetches besides."""
        found = self._statement(len(ids))
        if found is None or not all(type(one) is int for one in ids):
            return list(self._make(*ids))
        asked, compiler = found.rows.all(), copy(found.compiler)
        values = tuple(ids[one - STAND_IN] if _stands_in(one) else one for one in found.parameters)
        compiler.connection = connections[asked.db]  # of this thread
        compiler.as_sql = lambda *_args, **_more: (found.sql, values)
        asked.query.get_compiler = lambda *_args, **_more: compiler
        return list(asked)

    def _statement(self, many: int) -> Statement | None:
        key = (connection.vendor, many)
        if key not in self._kept:
            rows = self._make(*(STAND_IN + number for number in range(many)))
            compiler = rows.query.get_compiler(using=rows.db)
            sql, parameters = compiler.as_sql()
            found = {one - STAND_IN for one in parameters if _stands_in(one)}
            known = found == set(range(many))
            self._kept[key] = Statement(rows, compiler, sql, tuple(parameters)) if known else None
        return self._kept[key]


def _stands_in(value: Any) -> bool:
    return isinstance(value, int) and value >= STAND_IN
