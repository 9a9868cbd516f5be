"""A query of the models that is put into SQL once and asked again with other values.

Of a page that is opened often, putting the same query together anew costs more than the database takes to
answer it. What is kept is the statement, and nothing of those it was asked for (decision 16).
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from django.core.exceptions import EmptyResultSet
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


Ids = int | Sequence[int]


class Prepared:
    """`make` gives the rows that are wanted for some ids, or lists of them. It must make the same query
    whichever they are: no id that may be None. Where ids are no numbers, the query is made anew each time.
    """

    def __init__(self, make: Callable[..., QuerySet[Any]]) -> None:
        self._make = make
        self._kept: dict[tuple[Any, ...], Statement | None] = {}

    def rows(self, *asked_for: Ids) -> list[Any]:
        """What evaluating the query gives, with what it fetches besides."""
        ids = [one for each in asked_for for one in ([each] if isinstance(each, int) else _listed(each))]
        if not all(type(one) is int for one in ids):
            return list(self._make(*asked_for))
        found = self._statement(tuple(None if isinstance(each, int) else len(each) for each in asked_for))
        if found is None:
            return list(self._make(*asked_for))
        asked, compiler = found.rows.all(), copy(found.compiler)
        values = tuple(ids[one - STAND_IN] if _stands_in(one) else one for one in found.parameters)
        compiler.connection = connections[asked.db]  # of this thread
        compiler.as_sql = lambda *_args, **_more: (found.sql, values)
        asked.query.get_compiler = lambda *_args, **_more: compiler
        return list(asked)

    def _statement(self, shape: tuple[int | None, ...]) -> Statement | None:
        """For so many ids; None where it cannot be kept, because ids are something else in the database."""
        key = (connection.vendor, shape)
        if key not in self._kept:
            stand_ins = count(STAND_IN)
            parts = [next(stand_ins) if many is None else list(islice(stand_ins, many)) for many in shape]
            self._kept[key] = _statement_for(self._make(*parts), next(stand_ins) - STAND_IN)
        return self._kept[key]


def _listed(ids: Any) -> list[Any]:
    return list(ids) if isinstance(ids, list | tuple | set) else [ids]


def _statement_for(rows: QuerySet[Any], many: int) -> Statement | None:
    compiler = rows.query.get_compiler(using=rows.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    found = {one - STAND_IN for one in parameters if _stands_in(one)}
    return Statement(rows, compiler, sql, tuple(parameters)) if found == set(range(many)) else None


def _stands_in(value: Any) -> bool:
    return isinstance(value, int) and value >= STAND_IN
